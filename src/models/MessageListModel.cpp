// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/MessageListModel.h"

#include "models/Avatars.h"
#include "models/MessageState.h"
#include "models/MessageWords.h"
#include "models/Moments.h"

#include <algorithm>
#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

MessageListModel::MessageListModel(UserId me, const PeopleDirectory &people, const Calendar &calendar, QObject *parent)
    : QAbstractListModel(parent), m_me(me), m_people(people), m_calendar(calendar)
{
    connect(&m_people, &PeopleDirectory::changed, this, [this] {
        tellAll({SenderNameRole, SenderInitialsRole, ReplyRole});
    });
    connect(&m_calendar, &Calendar::dayChanged, this, [this] { tellAll({DayRole, DayLabelRole}); });
    connect(this, &QAbstractItemModel::rowsInserted, this, &MessageListModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &MessageListModel::countChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &MessageListModel::countChanged);
}

QVariant MessageListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};

    const Row &row = m_rows.at(index.row());
    const Message &message = row.message;
    switch (role) {
    case MessageIdRole:
        return static_cast<qlonglong>(message.id.value());
    case ClientIdRole:
        return message.clientId.toString();
    case Qt::DisplayRole:
    case TextRole:
        return MessageWords::text(message);
    case LinkedTextRole:
        return MessageWords::linkedText(message, m_highlight);
    case SenderNameRole:
        return senderName(message.sender);
    case SenderHueRole:
        return avatarHue(message.sender.value());
    case SenderInitialsRole:
        return avatarInitials(senderName(message.sender));
    case TimeRole:
        return Moments::timeOfDay(message.createdAt);
    case DayRole:
        return Moments::dayLabel(row.day, m_calendar.today());
    case DayLabelRole:
        return row.isFirstOfDay ? Moments::dayLabel(row.day, m_calendar.today()) : QString();
    case IsOwnRole:
        return isOwn(row);
    case IsFirstOfRunRole:
        return row.isFirstOfRun;
    case IsLastOfRunRole:
        return row.isLastOfRun;
    case ShowSenderRole:
        return m_isGroup && row.isFirstOfRun && !isOwn(row);
    case MessageStateRole:
        return static_cast<int>(MessageState::fromDelivery(message.delivery));
    case StateReasonRole:
        return MessageWords::failure(message);
    case IsEditedRole:
        return message.editedAt.has_value() && !message.isDeleted;
    case IsDeletedRole:
        return message.isDeleted;
    case ReplyRole:
        return QVariant::fromValue(MessageWords(m_people.all()).reply(message));
    case AttachmentTextRole:
        return MessageWords::files(message);
    case PendingOperationRole:
        return static_cast<int>(pendingOperation(message));
    case IsFirstUnreadRole:
        return m_firstUnread.isValid() && message.id == m_firstUnread;
    }
    return {};
}

QHash<int, QByteArray> MessageListModel::roleNames() const
{
    return {
        {MessageIdRole, "messageId"_ba},
        {ClientIdRole, "clientId"_ba},
        {TextRole, "text"_ba},
        {LinkedTextRole, "linkedText"_ba},
        {SenderNameRole, "senderName"_ba},
        {SenderHueRole, "senderHue"_ba},
        {SenderInitialsRole, "senderInitials"_ba},
        {TimeRole, "time"_ba},
        {DayRole, "day"_ba},
        {DayLabelRole, "dayLabel"_ba},
        {IsOwnRole, "isOwn"_ba},
        {IsFirstOfRunRole, "isFirstOfRun"_ba},
        {IsLastOfRunRole, "isLastOfRun"_ba},
        {ShowSenderRole, "showSender"_ba},
        {MessageStateRole, "messageState"_ba},
        {StateReasonRole, "stateReason"_ba},
        {IsEditedRole, "isEdited"_ba},
        {IsDeletedRole, "isDeleted"_ba},
        {ReplyRole, "reply"_ba},
        {AttachmentTextRole, "attachmentText"_ba},
        {PendingOperationRole, "pendingOperation"_ba},
        {IsFirstUnreadRole, "isFirstUnread"_ba},
    };
}

void MessageListModel::setHighlight(const SearchQuery &highlight)
{
    if (m_highlight == highlight)
        return;
    m_highlight = highlight;
    tellAll({LinkedTextRole});
}

void MessageListModel::setIsGroup(bool isGroup)
{
    if (m_isGroup == isGroup)
        return;
    m_isGroup = isGroup;
    tellAll({ShowSenderRole});
}

void MessageListModel::reset(const QList<Message> &newestFirst, const QList<Message> &waiting, MessageReach reach)
{
    beginResetModel();
    m_rows.clear();
    m_rows.reserve(newestFirst.size() + waiting.size());
    for (auto it = waiting.crbegin(); it != waiting.crend(); ++it)
        m_rows.append(makeRow(*it));
    for (const Message &message : newestFirst)
        m_rows.append(makeRow(message));
    m_waiting = static_cast<int>(waiting.size());
    for (int row = 0; row < count(); ++row)
        decorate(row);
    endResetModel();
    setReach(reach);
    Q_EMIT rearranged();
}

void MessageListModel::appendOlder(const QList<Message> &newestFirst, bool reachesOldest)
{
    QList<Row> rows;
    const MessageId oldest = oldestId();
    for (const Message &message : newestFirst) {
        if (!oldest.isValid() || message.id < oldest)
            rows.append(makeRow(message));
    }
    putRows(count(), rows);
    setReach({.oldest = reachesOldest, .newest = m_reach.newest});
}

void MessageListModel::prependNewer(const QList<Message> &oldestFirst, const QList<Message> &waiting,
                                    bool reachesNewest)
{
    QList<Row> rows;
    const MessageId newest = newestId();
    for (auto it = waiting.crbegin(); it != waiting.crend(); ++it)
        rows.append(makeRow(*it));
    for (auto it = oldestFirst.crbegin(); it != oldestFirst.crend(); ++it) {
        if (!newest.isValid() || it->id > newest)
            rows.append(makeRow(*it));
    }
    m_waiting = static_cast<int>(waiting.size());
    putRows(0, rows);
    setReach({.oldest = m_reach.oldest, .newest = reachesNewest});
}

void MessageListModel::dropOldest(int rows)
{
    takeRows(count() - rows, rows);
    setReach({.oldest = false, .newest = m_reach.newest});
}

void MessageListModel::dropNewest(int rows)
{
    takeRows(0, std::max(rows, m_waiting));
    setReach({.oldest = m_reach.oldest, .newest = false});
}

void MessageListModel::upsert(const QList<Message> &messages)
{
    QList<Message> rising = messages;
    std::sort(rising.begin(), rising.end(), [](const Message &a, const Message &b) { return a.id < b.id; });

    // Catching up brings many at the new end: they go in together.
    const auto isNewest = [this](const Message &message) {
        return message.id > newestId() && (!message.clientId.isValid() || rowOfClientId(message.clientId) < 0);
    };
    auto tail = rising.end();
    while (tail != rising.begin() && isNewest(*std::prev(tail)))
        --tail;
    for (auto it = rising.begin(); it != tail; ++it)
        upsertOne(*it);
    if (!m_reach.newest)
        return;

    QList<Row> fresh;
    for (auto it = rising.end(); it != tail;)
        fresh.append(makeRow(*--it));
    putRows(m_waiting, fresh);
}

void MessageListModel::upsertOne(const Message &message)
{
    const int waiting = message.clientId.isValid() ? rowOfClientId(message.clientId) : -1;
    if (waiting >= 0 && waiting < m_waiting) {
        confirm(waiting, message);
        return;
    }
    const int row = lowerBound(message.id);
    if (holds(row, message.id)) {
        replaceRow(row, message);
        return;
    }
    const bool isBeyondOldest = row == count() && !m_reach.oldest && count() > m_waiting;
    const bool isBeyondNewest = row == m_waiting && !m_reach.newest;
    if (!isBeyondOldest && !isBeyondNewest)
        putRows(row, {makeRow(message)});
}

void MessageListModel::confirm(int row, const Message &message)
{
    const int place = lowerBound(message.id);
    if (holds(place, message.id)) {
        takeRows(row, 1);
        replaceRow(place - 1, message);
        return;
    }
    // Outbox order is the order of sending, so the place is nearly always the one it has.
    const bool moves = place > row + 1;
    if (moves) {
        beginMoveRows({}, row, row, {}, place);
        m_rows.move(row, place - 1);
    }
    --m_waiting;
    if (moves) {
        endMoveRows();
        decorateAndTell(row - 1, row);
    }
    replaceRow(place - 1, message);
    if (moves)
        Q_EMIT rearranged();
}

void MessageListModel::upsertWaiting(const Message &message)
{
    const int row = rowOfClientId(message.clientId);
    if (row >= m_waiting)
        return;
    if (row >= 0) {
        replaceRow(row, message);
        return;
    }
    if (!m_reach.newest)
        return;
    ++m_waiting;
    putRows(0, {makeRow(message)});
}

void MessageListModel::removeWaiting(const ClientId &client)
{
    if (isWaiting(client))
        takeRows(rowOfClientId(client), 1);
}

void MessageListModel::upsertChange(const OutboxEntry &change)
{
    showAgain(m_changes.put(change));
}

void MessageListModel::removeChange(const ClientId &client)
{
    showAgain(m_changes.take(client));
}

void MessageListModel::showAgain(const PendingChanges::Target &target)
{
    if (const int row = target.id.isValid() ? rowOf(target.id) : rowOfClientId(target.waiting); row >= 0)
        replaceRow(row, Message(m_rows.at(row).stored));
}

std::optional<Message> MessageListModel::message(MessageId message) const
{
    const int row = rowOf(message);
    return row >= 0 ? std::optional(m_rows.at(row).message) : std::nullopt;
}

std::optional<Message> MessageListModel::message(const ClientId &client) const
{
    const int row = rowOfClientId(client);
    return row >= 0 ? std::optional(m_rows.at(row).message) : std::nullopt;
}

std::optional<Message> MessageListModel::newestEditable() const
{
    const auto found = std::find_if(m_rows.cbegin() + m_waiting, m_rows.cend(), [this](const Row &row) {
        return isOwn(row) && !row.message.isDeleted && row.message.attachments.isEmpty();
    });
    return found != m_rows.cend() ? std::optional(found->message) : std::nullopt;
}

bool MessageListModel::isWaiting(const ClientId &client) const
{
    const int row = rowOfClientId(client);
    return row >= 0 && row < m_waiting;
}

MessageId MessageListModel::oldestId() const
{
    return count() > m_waiting ? m_rows.last().message.id : MessageId();
}

MessageId MessageListModel::idOf(int row) const
{
    return row >= 0 && row < count() ? m_rows.at(row).message.id : MessageId();
}

MessageId MessageListModel::newestId() const
{
    return count() > m_waiting ? m_rows.at(m_waiting).message.id : MessageId();
}

int MessageListModel::rowOf(MessageId message) const
{
    const int row = lowerBound(message);
    return message.isValid() && holds(row, message) ? row : -1;
}

void MessageListModel::setFirstUnread(MessageId message)
{
    const MessageId before = std::exchange(m_firstUnread, message);
    if (before == message)
        return;
    for (const int row : {rowOf(before), rowOf(message)}) {
        if (row >= 0)
            Q_EMIT dataChanged(index(row), index(row), {IsFirstUnreadRole});
    }
}

void MessageListModel::retranslate()
{
    tellAll(
        {TextRole, TimeRole, DayRole, DayLabelRole, StateReasonRole, AttachmentTextRole, SenderNameRole, ReplyRole});
}

MessageListModel::Row MessageListModel::makeRow(const Message &stored) const
{
    return {.message = m_changes.shown(stored), .stored = stored, .day = Moments::local(stored.createdAt).date()};
}

QList<int> MessageListModel::changedRoles(const Message &before, const Message &after)
{
    QList<int> roles;
    const auto add = [&roles](bool isChanged, std::initializer_list<int> what) {
        if (isChanged)
            roles.append(what);
    };
    add(before.id != after.id, {MessageIdRole});
    add(before.clientId != after.clientId, {ClientIdRole, PendingOperationRole});
    add(before.sender != after.sender, {IsOwnRole, SenderNameRole, SenderHueRole, SenderInitialsRole, ShowSenderRole});
    add(before.content != after.content || before.isDeleted != after.isDeleted, {TextRole, LinkedTextRole});
    add(before.createdAt != after.createdAt, {TimeRole, DayRole, DayLabelRole});
    add(before.delivery != after.delivery, {MessageStateRole});
    add(before.delivery != after.delivery || before.failure != after.failure, {StateReasonRole});
    add(before.editedAt != after.editedAt || before.isDeleted != after.isDeleted, {IsEditedRole});
    add(before.isDeleted != after.isDeleted, {IsDeletedRole});
    add(before.reply != after.reply || before.isDeleted != after.isDeleted, {ReplyRole});
    add(before.attachments != after.attachments || before.isDeleted != after.isDeleted,
        {AttachmentTextRole, LinkedTextRole});
    return roles;
}

MessageState::Operation MessageListModel::pendingOperation(const Message &message) const
{
    const auto operation = m_changes.operationOn(message.id);
    if (!operation || *operation == OutboxEntry::Operation::Send)
        return MessageState::Send;
    return *operation == OutboxEntry::Operation::Edit ? MessageState::Edit : MessageState::Delete;
}

QString MessageListModel::senderName(UserId sender) const
{
    return MessageWords(m_people.all()).name(sender);
}

int MessageListModel::rowOfClientId(const ClientId &client) const
{
    if (!client.isValid())
        return -1;
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [&client](const Row &row) { return row.stored.clientId == client; });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

int MessageListModel::lowerBound(MessageId message) const
{
    const auto found = std::lower_bound(m_rows.cbegin() + m_waiting, m_rows.cend(), message,
                                        [](const Row &row, MessageId id) { return row.message.id > id; });
    return static_cast<int>(found - m_rows.cbegin());
}

bool MessageListModel::holds(int row, MessageId message) const
{
    return row < count() && m_rows.at(row).message.id == message;
}

void MessageListModel::putRows(int row, const QList<Row> &rows)
{
    if (rows.isEmpty())
        return;
    const int last = row + static_cast<int>(rows.size()) - 1;
    beginInsertRows({}, row, last);
    m_rows.insert(row, rows.size(), {});
    std::copy(rows.cbegin(), rows.cend(), m_rows.begin() + row);
    // Before anybody builds delegates for them.
    for (int fresh = row; fresh <= last; ++fresh)
        decorate(fresh);
    endInsertRows();
    decorateAndTell(row - 1, last + 1);
    Q_EMIT rearranged();
}

void MessageListModel::takeRows(int first, int rows)
{
    if (rows <= 0)
        return;
    beginRemoveRows({}, first, first + rows - 1);
    m_rows.remove(first, rows);
    m_waiting -= std::clamp(m_waiting - first, 0, rows);
    endRemoveRows();
    decorateAndTell(first - 1, first);
    Q_EMIT rearranged();
}

void MessageListModel::setReach(MessageReach reach)
{
    const bool isOther = m_reach.newest != reach.newest;
    m_reach = reach;
    if (isOther)
        Q_EMIT reachChanged();
}

void MessageListModel::replaceRow(int row, const Message &stored)
{
    const Message fresh = m_changes.shown(stored);
    m_rows[row].stored = stored;
    const QList<int> roles = changedRoles(m_rows.at(row).message, fresh);
    if (roles.isEmpty())
        return;
    m_rows[row].message = fresh;
    m_rows[row].day = Moments::local(fresh.createdAt).date();
    Q_EMIT dataChanged(index(row), index(row), roles);
    decorateAndTell(row - 1, row + 1);
}

QList<int> MessageListModel::decorate(int row)
{
    const auto isSameRun = [](const Row &older, const Row &newer) {
        return older.message.sender == newer.message.sender && older.day == newer.day &&
               newer.message.createdAt - older.message.createdAt <= kRunGap;
    };
    Row &it = m_rows[row];
    const bool hasOlder = row + 1 < count();
    const bool isFirstOfDay = !hasOlder || m_rows.at(row + 1).day != it.day;
    const bool isFirstOfRun = !hasOlder || !isSameRun(m_rows.at(row + 1), it);
    const bool isLastOfRun = row == 0 || !isSameRun(it, m_rows.at(row - 1));

    QList<int> roles;
    if (std::exchange(it.isFirstOfDay, isFirstOfDay) != isFirstOfDay)
        roles.append(DayLabelRole);
    if (std::exchange(it.isFirstOfRun, isFirstOfRun) != isFirstOfRun)
        roles.append({IsFirstOfRunRole, ShowSenderRole});
    if (std::exchange(it.isLastOfRun, isLastOfRun) != isLastOfRun)
        roles.append(IsLastOfRunRole);
    return roles;
}

void MessageListModel::decorateAndTell(int first, int last)
{
    for (int row = std::max(first, 0); row <= std::min(last, count() - 1); ++row) {
        const QList<int> roles = decorate(row);
        if (!roles.isEmpty())
            Q_EMIT dataChanged(index(row), index(row), roles);
    }
}

void MessageListModel::tellAll(const QList<int> &roles)
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1), roles);
}

} // namespace vatochito
