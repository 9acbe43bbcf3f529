// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ConversationController.h"

#include "core/LogCategories.h"
#include "core/Sentences.h"
#include "core/WhenDone.h"
#include "models/Avatars.h"
#include "models/ConversationWords.h"
#include "models/MessageWindow.h"
#include "sync/Account.h"

#include <utility>

namespace vatochito {

ConversationController::ConversationController(Account &account, ConversationId conversation,
                                               const PeopleDirectory &people, const Calendar &calendar,
                                               const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_conversation(conversation)
    , m_me(account.me().id)
    , m_people(people)
    , m_calendar(calendar)
    , m_clock(clock)
    , m_messages(std::make_unique<MessageListModel>(m_me, people, calendar))
    , m_window(std::make_unique<MessageWindow>(account.cache(), conversation, m_me, *m_messages))
{
    connect(m_window.get(), &MessageWindow::loaded, this, &ConversationController::isLoadingChanged);
    connect(m_window.get(), &MessageWindow::isLoadingOlderChanged, this,
            &ConversationController::isLoadingOlderChanged);
    connect(m_window.get(), &MessageWindow::failed, this,
            [this](const Error &error) { setSendError(Sentences::forError(error)); });
    connect(m_messages.get(), &MessageListModel::countChanged, this, &ConversationController::isLoadingChanged);

    connect(&m_account, &Account::connectionChanged, this, &ConversationController::isLoadingChanged);
    connect(&m_account.engine(), &SyncEngine::typingChanged, this, [this](ConversationId changed) {
        if (changed == m_conversation)
            updateTyping();
    });
    connect(&m_account.conversations(), &ConversationStore::changed, this,
            [this](const QList<ConversationSummary> &changed) {
                for (const ConversationSummary &summary : changed) {
                    if (summary.conversation.id == m_conversation)
                        setSummary(summary);
                }
            });
    connect(&m_account.conversations(), &ConversationStore::removed, this,
            [this](const QList<ConversationId> &removed) {
                if (removed.contains(m_conversation) && !std::exchange(m_isRemoved, true))
                    Q_EMIT canWriteChanged();
            });
    connect(&m_people, &PeopleDirectory::changed, this, &ConversationController::headerChanged);
    connect(&m_calendar, &Calendar::dayChanged, this, &ConversationController::headerChanged);

    updateTyping();
    loadSummary();
}

ConversationController::~ConversationController() = default;

QString ConversationController::title() const
{
    return m_summary ? ConversationWords(m_me, m_people.all()).title(m_summary->conversation) : QString();
}

QString ConversationController::initials() const
{
    return avatarInitials(title());
}

int ConversationController::hue() const
{
    return m_summary ? ConversationWords(m_me, m_people.all()).hue(m_summary->conversation) : 0;
}

QString ConversationController::subtitle() const
{
    if (!m_summary)
        return {};
    const ConversationWords words(m_me, m_people.all());
    const QString typing = words.typing(m_summary->conversation, m_typing);
    return typing.isEmpty() ? words.presence(m_summary->conversation, m_calendar.today()) : typing;
}

bool ConversationController::isGroup() const
{
    return m_summary && m_summary->conversation.type != ConversationType::Direct;
}

QString ConversationController::cannotWriteReason() const
{
    return m_isRemoved ? tr("You were removed from this conversation, or it was deleted.") : QString();
}

bool ConversationController::isLoading() const
{
    if (!m_window->isLoaded())
        return true;
    if (m_messages->count() > 0 || (m_summary && m_summary->isHistoryRead))
        return false;
    switch (m_account.connection().status) {
    case Connection::Status::Connecting:
    case Connection::Status::CatchingUp:
    case Connection::Status::Online:
        return true;
    default:
        return false;
    }
}

bool ConversationController::isLoadingOlder() const
{
    return m_window->isLoadingOlder();
}

bool ConversationController::send(const QString &text)
{
    if (const Status fit = Outbox::check(text); !fit) {
        setSendError(fit.error().code == Error::Code::TooLarge
                         ? tr("This message is too long. Please send it in parts.")
                         : QString());
        return false;
    }
    setSendError({});
    m_typingTold.reset(); // the message itself says that the typing is over
    whenDone(m_account.outbox().enqueue({.conversation = m_conversation, .content = text, .reply = {}}), this,
             [this, text](const Result<ClientId> &queued) {
                 if (queued)
                     return;
                 qCWarning(lcUi) << "message not queued: reason=" << Error::codeName(queued.error().code);
                 setSendError(Sentences::forError(queued.error()));
                 Q_EMIT sendFailed(text);
             });
    return true;
}

void ConversationController::composing(bool isComposing)
{
    if (!isComposing) {
        if (std::exchange(m_typingTold, std::nullopt))
            m_account.engine().composing(m_conversation, false);
        return;
    }
    setSendError({});
    const auto now = m_clock.monotonic();
    if (m_typingTold && now - *m_typingTold < kTypingInterval)
        return;
    m_typingTold = now;
    m_account.engine().composing(m_conversation, true);
}

void ConversationController::loadOlder()
{
    m_window->loadOlder();
}

void ConversationController::messageSeen(qint64 messageId)
{
    const MessageId message(messageId);
    if (!message.isValid())
        return;
    if (m_isWindowActive)
        markSeen(message);
    else if (!m_seenWhileAway.contains(message))
        m_seenWhileAway.append(message);
}

void ConversationController::retry(const QString &clientId)
{
    whenDone(m_account.outbox().retry(ClientId(clientId)), this, [this](const Status &done) {
        if (!done)
            setSendError(Sentences::forError(done.error()));
    });
}

void ConversationController::cancel(const QString &clientId)
{
    whenDone(m_account.outbox().cancel(ClientId(clientId)), this, [this](const Status &done) {
        if (!done)
            setSendError(Sentences::forError(done.error()));
    });
}

void ConversationController::setWindowActive(bool isActive)
{
    m_isWindowActive = isActive;
    if (!isActive)
        return;
    for (const MessageId message : std::exchange(m_seenWhileAway, {}))
        markSeen(message);
}

void ConversationController::retranslate()
{
    m_messages->retranslate();
    Q_EMIT headerChanged();
    Q_EMIT canWriteChanged();
}

void ConversationController::loadSummary()
{
    whenDone(m_account.conversations().one(m_conversation), this,
             [this](const Result<std::optional<ConversationSummary>> &found) {
                 // One that changed meanwhile came by signal and is newer.
                 if (found && *found && !m_summary)
                     setSummary(**found);
             });
}

void ConversationController::setSummary(const ConversationSummary &summary)
{
    const bool isOtherHeader = !m_summary || m_summary->conversation != summary.conversation;
    const bool isOtherHistory = !m_summary || m_summary->isHistoryRead != summary.isHistoryRead;
    m_summary = summary;
    if (isOtherHeader) {
        m_messages->setIsGroup(isGroup());
        Q_EMIT headerChanged();
    }
    if (isOtherHistory)
        Q_EMIT isLoadingChanged();
    if (std::exchange(m_isRemoved, false))
        Q_EMIT canWriteChanged();
}

void ConversationController::markSeen(MessageId message)
{
    whenDone(m_account.engine().markSeen(m_conversation, message), this, [message](const Result<int> &marked) {
        if (!marked)
            qCWarning(lcUi) << "not marked as read: message=" << message.value()
                            << "reason=" << Error::codeName(marked.error().code);
    });
}

void ConversationController::updateTyping()
{
    const QList<UserId> typing = m_account.engine().typing(m_conversation);
    if (std::exchange(m_typing, typing) != typing)
        Q_EMIT headerChanged();
}

void ConversationController::setSendError(const QString &sentence)
{
    if (std::exchange(m_sendError, sentence) != sentence)
        Q_EMIT sendErrorChanged();
}

} // namespace vatochito
