// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ConversationListModel.h"

#include "core/PlainText.h"
#include "models/Avatars.h"
#include "models/ConversationWords.h"
#include "models/MessageState.h"
#include "models/Moments.h"

#include <algorithm>
#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

/// How much of a message a list can show; the rest need not be laid out.
constexpr qsizetype kPreviewLength = 120;

} // namespace

ConversationListModel::ConversationListModel(UserId me, const PeopleDirectory &people, const Calendar &calendar,
                                             QObject *parent)
    : QAbstractListModel(parent), m_me(me), m_people(people), m_calendar(calendar)
{
    connect(&m_people, &PeopleDirectory::changed, this, [this] {
        // A direct conversation is found by the name of its other member, which may be what changed.
        placeAll();
        tellAll({TitleRole, InitialsRole, HueRole, PreviewSenderRole, PreviewRole, IsOnlineRole, TypingTextRole});
    });
    connect(&m_calendar, &Calendar::dayChanged, this, [this] { tellAll({TimeRole}); });
    connect(this, &QAbstractItemModel::rowsInserted, this, &ConversationListModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &ConversationListModel::countChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &ConversationListModel::countChanged);
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ConversationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};

    const ConversationSummary &row = m_rows.at(index.row());
    const Conversation &conversation = row.conversation;
    const ConversationWords words(m_me, m_people.all());
    switch (role) {
    case ConversationIdRole:
        return static_cast<qlonglong>(conversation.id.value());
    case Qt::DisplayRole:
    case TitleRole:
        return words.title(conversation);
    case InitialsRole:
        return avatarInitials(words.title(conversation));
    case HueRole:
        return words.hue(conversation);
    case PreviewSenderRole:
        return row.lastMessage ? words.previewSender(conversation, *row.lastMessage) : QString();
    case PreviewRole:
        return row.lastMessage ? plaintext::beginning(ConversationWords::preview(*row.lastMessage), kPreviewLength)
                               : QString();
    case TimeRole:
        return row.lastMessage ? Moments::inList(row.lastMessage->createdAt, m_calendar.today()) : QString();
    case UnreadCountRole:
        return row.unreadCount;
    case IsDirectRole:
        return conversation.type == ConversationType::Direct;
    case IsOnlineRole: {
        const User *other = words.other(conversation);
        return other && other->isOnline.value_or(false);
    }
    case TypingTextRole:
        return words.typing(conversation, m_typing.value(conversation.id));
    case LastStateRole:
        return static_cast<int>(row.lastMessage ? MessageState::fromDelivery(row.lastMessage->delivery)
                                                : MessageState::None);
    case IsOpenRole:
        return conversation.id == m_open;
    case DraftRole:
        return conversation.id == m_open ? QString() : plaintext::beginning(row.draft.simplified(), kPreviewLength);
    }
    return {};
}

QHash<int, QByteArray> ConversationListModel::roleNames() const
{
    return {
        {ConversationIdRole, "conversationId"_ba},
        {TitleRole, "title"_ba},
        {InitialsRole, "initials"_ba},
        {HueRole, "hue"_ba},
        {PreviewSenderRole, "previewSender"_ba},
        {PreviewRole, "preview"_ba},
        {TimeRole, "time"_ba},
        {UnreadCountRole, "unreadCount"_ba},
        {IsDirectRole, "isDirect"_ba},
        {IsOnlineRole, "isOnline"_ba},
        {TypingTextRole, "typingText"_ba},
        {LastStateRole, "lastState"_ba},
        {IsOpenRole, "isOpen"_ba},
        {DraftRole, "draft"_ba},
    };
}

std::optional<Conversation> ConversationListModel::conversation(ConversationId conversation) const
{
    const auto found = m_all.constFind(conversation);
    return found == m_all.cend() ? std::optional<Conversation>() : found->conversation;
}

void ConversationListModel::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    placeAll();
    Q_EMIT filterChanged();
}

void ConversationListModel::setLoading(bool isLoading)
{
    if (std::exchange(m_isLoading, isLoading) != isLoading)
        Q_EMIT isLoadingChanged();
}

void ConversationListModel::setUnreadable(bool isUnreadable)
{
    if (std::exchange(m_isUnreadable, isUnreadable) != isUnreadable)
        Q_EMIT isUnreadableChanged();
}

void ConversationListModel::reset(const QList<ConversationSummary> &conversations)
{
    beginResetModel();
    m_all.clear();
    m_rows.clear();
    for (const ConversationSummary &conversation : conversations) {
        m_all.insert(conversation.conversation.id, conversation);
        if (isShown(conversation))
            m_rows.append(conversation);
    }
    std::sort(m_rows.begin(), m_rows.end(), isBefore);
    endResetModel();
}

void ConversationListModel::upsert(const QList<ConversationSummary> &conversations)
{
    for (const ConversationSummary &conversation : conversations) {
        m_all.insert(conversation.conversation.id, conversation);
        place(conversation);
    }
}

void ConversationListModel::remove(const QList<ConversationId> &conversations)
{
    for (const ConversationId conversation : conversations) {
        m_all.remove(conversation);
        m_typing.remove(conversation);
        const int row = rowOf(conversation);
        if (row < 0)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
}

void ConversationListModel::setTyping(ConversationId conversation, const QList<UserId> &users)
{
    if (m_typing.value(conversation) == users)
        return;
    if (users.isEmpty())
        m_typing.remove(conversation);
    else
        m_typing.insert(conversation, users);
    tell(rowOf(conversation), {TypingTextRole});
}

void ConversationListModel::setOpen(ConversationId conversation)
{
    const ConversationId before = std::exchange(m_open, conversation);
    if (before == conversation)
        return;
    tell(rowOf(before), {IsOpenRole, DraftRole});
    tell(rowOf(conversation), {IsOpenRole, DraftRole});
}

int ConversationListModel::rowBeside(int by) const
{
    const int open = rowOf(m_open);
    const int row = open < 0 ? 0 : open + by;
    return row >= 0 && row < count() ? row : -1;
}

void ConversationListModel::retranslate()
{
    tellAll({TitleRole, InitialsRole, PreviewSenderRole, PreviewRole, TimeRole, TypingTextRole});
}

bool ConversationListModel::isShown(const ConversationSummary &conversation) const
{
    const QString wanted = m_filter.trimmed();
    return wanted.isEmpty() || ConversationWords(m_me, m_people.all())
                                   .title(conversation.conversation)
                                   .contains(wanted, Qt::CaseInsensitive);
}

bool ConversationListModel::isBefore(const ConversationSummary &left, const ConversationSummary &right)
{
    if (left.lastActivity != right.lastActivity)
        return left.lastActivity > right.lastActivity;
    return left.conversation.id > right.conversation.id;
}

int ConversationListModel::rowOf(ConversationId conversation) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [conversation](const ConversationSummary &row) {
        return row.conversation.id == conversation;
    });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

int ConversationListModel::rowFor(const ConversationSummary &conversation) const
{
    // Its own old row does not count: it is about to leave it.
    return static_cast<int>(std::count_if(m_rows.cbegin(), m_rows.cend(), [&](const ConversationSummary &row) {
        return row.conversation.id != conversation.conversation.id && isBefore(row, conversation);
    }));
}

void ConversationListModel::place(const ConversationSummary &conversation)
{
    const int from = rowOf(conversation.conversation.id);
    const int to = rowFor(conversation);
    if (!isShown(conversation)) {
        if (from >= 0) {
            beginRemoveRows({}, from, from);
            m_rows.removeAt(from);
            endRemoveRows();
        }
        return;
    }
    if (from < 0) {
        beginInsertRows({}, to, to);
        m_rows.insert(to, conversation);
        endInsertRows();
        return;
    }
    if (from != to) {
        beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
        m_rows.move(from, to);
        endMoveRows();
    }
    if (m_rows.at(to) == conversation)
        return;
    m_rows[to] = conversation;
    tell(to, {TitleRole, InitialsRole, HueRole, PreviewSenderRole, PreviewRole, TimeRole, UnreadCountRole, IsDirectRole,
              IsOnlineRole, LastStateRole, DraftRole});
}

void ConversationListModel::placeAll()
{
    for (const ConversationSummary &conversation : std::as_const(m_all))
        place(conversation);
}

void ConversationListModel::tell(int row, const QList<int> &roles)
{
    if (row >= 0)
        Q_EMIT dataChanged(index(row), index(row), roles);
}

void ConversationListModel::tellAll(const QList<int> &roles)
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1), roles);
}

} // namespace vatochito
