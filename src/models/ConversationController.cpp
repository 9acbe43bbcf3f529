// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ConversationController.h"

#include "core/LogCategories.h"
#include "core/Sentences.h"
#include "core/WhenDone.h"
#include "models/Avatars.h"
#include "models/ConversationWords.h"
#include "models/MessageWindow.h"
#include "models/Moments.h"
#include "sync/Account.h"

#include <QDateTime>

#include <utility>

namespace vatochito {

namespace {

/// Why Outbox::check() did not take \a text; nothing needs to be said about blanks.
QString refusal(const Error &error, const QString &text)
{
    if (error.code == Error::Code::TooLarge)
        return ConversationController::tr("This message is too long. Please send it in parts.");
    return text.trimmed().isEmpty() ? QString()
                                    : ConversationController::tr("This message holds a character that cannot be sent.");
}

} // namespace

ConversationController::ConversationController(Account &account, ConversationId conversation,
                                               const PeopleDirectory &people, const Calendar &calendar,
                                               const Clock &clock, AlarmFactory &alarms, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_conversation(conversation)
    , m_me(account.me().id)
    , m_people(people)
    , m_calendar(calendar)
    , m_clock(clock)
    , m_messages(std::make_unique<MessageListModel>(m_me, people, calendar))
    , m_window(std::make_unique<MessageWindow>(account.cache(), conversation, m_me, *m_messages, this))
    , m_history(account, conversation, *m_messages, alarms)
    , m_draft(account.cache(), conversation, clock, alarms, this)
    , m_search(account.cache(), account.makeServerSearch(), conversation, alarms, this)
{
    connect(m_window.get(), &MessageWindow::loaded, this, &ConversationController::historyChanged);
    connect(m_window.get(), &MessageWindow::loaded, &m_history, [this] { m_history.look(0); });
    connect(&m_history, &ShownHistory::changed, this, &ConversationController::partMissingChanged);
    connect(m_window.get(), &MessageWindow::failed, this, [this](const Error &error) {
        // Where nothing can be read at all, its own page says so.
        if (m_window->isLoaded())
            setSendError(Sentences::forError(error));
        Q_EMIT historyChanged();
    });
    connect(m_window.get(), &MessageWindow::shown, this,
            [this](MessageId message) { Q_EMIT shown(static_cast<double>(message.value())); });
    connect(m_window.get(), &MessageWindow::notFound, this, &ConversationController::fetchSought);
    connect(&m_search, &ConversationSearch::chosen, this, &ConversationController::seek);
    connect(&m_search, &ConversationSearch::queryChanged, this, &ConversationController::updateHighlight);
    connect(&m_draft, &DraftKeeper::restored, this, &ConversationController::draftRestored);
    connect(&m_draft, &DraftKeeper::failed, this,
            [this](const Error &error) { setSendError(Sentences::forError(error)); });
    connect(m_messages.get(), &MessageListModel::countChanged, this, &ConversationController::historyChanged);

    connect(&m_account, &Account::connectionChanged, this, &ConversationController::historyChanged);
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
                if (!removed.contains(m_conversation) || std::exchange(m_isRemoved, true))
                    return;
                Q_EMIT canWriteChanged();
                Q_EMIT historyChanged();
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

ConversationController::History ConversationController::history() const
{
    if (m_messages->count() > 0)
        return History::Shown;
    if (m_window->isUnreadable())
        return History::Unreadable;
    if (!m_window->isLoaded())
        return History::Loading;
    if (m_isRemoved || (m_summary && m_summary->isHistoryRead))
        return History::Empty;
    switch (m_account.connection().status) {
    case Connection::Status::Connecting:
    case Connection::Status::CatchingUp:
    case Connection::Status::Online:
        return History::Loading;
    default:
        return History::NotFetched;
    }
}

void ConversationController::readAgain()
{
    whenDone(m_account.cache().tryAgain(), this, [this](const Status &) { m_window->readAgain(); });
}

bool ConversationController::send(const QString &text)
{
    if (const Status fit = Outbox::check(text); !fit) {
        setSendError(refusal(fit.error(), text));
        return false;
    }
    setSendError({});
    m_messages->setFirstUnread({}); // who answers has read
    if (m_composition.isEditing())
        sendEdit(text);
    else
        sendNew(text);
    m_composition.clear();
    return true;
}

void ConversationController::sendNew(const QString &text)
{
    m_typingTold.reset(); // the message itself says that the typing is over
    whenDone(m_account.outbox().enqueue({.conversation = m_conversation,
                                         .content = text,
                                         .reply = m_composition.reply(),
                                         .answers = m_composition.answers(),
                                         .isKeptDraft = true}),
             this, [this, text](const Result<ClientId> &queued) {
                 if (queued)
                     return;
                 qCWarning(lcUi) << "message not queued: reason=" << Error::codeName(queued.error().code);
                 setSendError(Sentences::forError(queued.error()));
                 Q_EMIT sendFailed(text);
             });
}

void ConversationController::sendEdit(const QString &text)
{
    const ClientId waiting = m_composition.editedWaiting();
    const MessageId message = m_composition.edited();
    const auto before = waiting.isValid() ? m_messages->message(waiting) : m_messages->message(message);
    if (before && before->content == text)
        return;
    whenDone(waiting.isValid() ? m_account.outbox().editWaiting(waiting, text)
                               : m_account.outbox().edit(m_conversation, message, text),
             this, [this, text](const Result<ClientId> &queued) {
                 if (queued)
                     return;
                 qCWarning(lcUi) << "edit not queued: reason=" << Error::codeName(queued.error().code);
                 setSendError(Sentences::forError(queued.error()));
                 Q_EMIT sendFailed(text);
             });
}

std::optional<Message> ConversationController::rowOf(qint64 messageId, const QString &clientId) const
{
    return messageId > 0 ? m_messages->message(MessageId(messageId)) : m_messages->message(ClientId(clientId));
}

void ConversationController::reply(qint64 messageId, const QString &clientId)
{
    if (const auto message = rowOf(messageId, clientId))
        m_composition.reply(*message, m_messages->senderName(message->sender));
}

void ConversationController::edit(qint64 messageId, const QString &clientId)
{
    if (const auto message = rowOf(messageId, clientId))
        m_composition.edit(*message);
}

void ConversationController::editNewest()
{
    if (const auto message = m_messages->newestEditable())
        m_composition.edit(*message);
}

void ConversationController::erase(qint64 messageId)
{
    whenDone(m_account.outbox().erase(m_conversation, MessageId(messageId)), this,
             [this](const Result<ClientId> &queued) {
                 if (!queued)
                     setSendError(Sentences::forError(queued.error()));
             });
}

void ConversationController::composing(const QString &text)
{
    m_draft.set(text);
    tellTyping(!text.isEmpty());
}

void ConversationController::tellTyping(bool isTyping)
{
    if (!isTyping) {
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

void ConversationController::loadNewer()
{
    m_window->loadNewer();
}

void ConversationController::showNewest()
{
    m_fetched = {};
    setSoughtDay(0);
    m_window->showNewest();
}

void ConversationController::showMessage(qint64 messageId)
{
    seek(MessageId(messageId));
}

void ConversationController::seek(MessageId message)
{
    m_sought = message;
    m_fetched = {};
    setSoughtDay(0);
    m_window->showMessage(message);
    // What is cached is shown at once; what is missing around it comes while somebody reads.
    m_surrounding = m_account.engine().surround(m_conversation, message);
}

void ConversationController::fetchSought(MessageId message)
{
    const auto giveUp = [this] { setSendError(tr("That message is not on this computer.")); };
    if (std::exchange(m_sought, {}) != message) {
        giveUp();
        return;
    }
    m_fetched = message;
    whenDone(m_surrounding, this, [this, message, giveUp](const Result<bool> &fetched) {
        // Somebody has gone on to another place meanwhile.
        if (m_fetched != message)
            return;
        m_fetched = {};
        // Not fetched, it may have come by another way.
        if (fetched)
            m_window->showMessage(message);
        else
            giveUp();
    });
}

void ConversationController::showDay(const QString &day)
{
    const QDateTime start = QDate::fromString(day, Qt::ISODate).startOfDay();
    if (!start.isValid())
        return;
    m_fetched = {};
    setSoughtDay(++m_dayRound);
    const Timestamp moment = fromMicros(start.toMSecsSinceEpoch() * 1000);
    // From the server, where the cache may lack it.
    whenDone(m_account.engine().findMoment(m_conversation, moment), this,
             [this, moment, round = m_dayRound](const Result<MessageId> &first) {
                 // Else somebody has gone on to another place meanwhile.
                 if (round == m_soughtDay)
                     showFirstOf(moment, first);
             });
}

void ConversationController::showFirstOf(Timestamp day, const Result<MessageId> &first)
{
    setSoughtDay(0);
    if (!first) {
        setSendError(Sentences::forError(first.error()));
        return;
    }
    if (first->isValid())
        m_window->showMessage(*first);
    else
        m_window->showNewest();
    // What is still missing there is on the server alone, and that could not be asked.
    whenDone(m_account.cache().write([conversation = m_conversation, day](CacheTransaction &transaction) {
        return transaction.isWholeAt(conversation, day);
    }),
             this, [this](const Result<bool> &whole) {
                 if (whole && !*whole)
                     setSendError(
                         tr("The messages of that day are not on this computer. Here is what comes after it."));
             });
}

void ConversationController::setSoughtDay(int round)
{
    const bool wasSeeking = isSeekingDay();
    m_soughtDay = round;
    if (wasSeeking != isSeekingDay())
        Q_EMIT isSeekingDayChanged();
}

QString ConversationController::dayOf(qint64 messageId) const
{
    const auto message = m_messages->message(MessageId(messageId));
    const QDate day = message ? Moments::local(message->createdAt).date() : m_calendar.today();
    return day.toString(Qt::ISODate);
}

void ConversationController::setHighlight(const SearchQuery &words)
{
    m_highlight = words;
    updateHighlight();
}

void ConversationController::updateHighlight()
{
    m_messages->setHighlight(m_search.isActive() ? m_search.words() : m_highlight);
}

void ConversationController::setView(int newestRow, int oldestRow)
{
    m_window->setView(newestRow, oldestRow);
    m_isNewestInView = newestRow <= 0 && m_messages->reachesNewest();
    m_history.look((newestRow + oldestRow) / 2);
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
    if (!isActive) {
        m_draft.flush();
        return;
    }
    for (const MessageId message : std::exchange(m_seenWhileAway, {}))
        markSeen(message);
}

void ConversationController::retranslate()
{
    m_messages->retranslate();
    m_composition.retranslate();
    m_search.retranslate();
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
    const int unreadBefore = unreadCount();
    m_summary = summary;
    if (unreadBefore != summary.unreadCount)
        Q_EMIT unreadCountChanged();
    if (unreadBefore == 0 && summary.unreadCount > 0 && !isAttended())
        moveFirstUnread();
    if (isOtherHeader) {
        m_messages->setIsGroup(isGroup());
        Q_EMIT headerChanged();
    }
    if (isOtherHistory)
        Q_EMIT historyChanged();
    if (std::exchange(m_isRemoved, false)) {
        Q_EMIT canWriteChanged();
        Q_EMIT historyChanged();
    }
}

void ConversationController::markSeen(MessageId message)
{
    whenDone(m_account.engine().markSeen(m_conversation, message), this, [message](const Result<int> &marked) {
        if (!marked)
            qCWarning(lcUi) << "not marked as read: message=" << message.value()
                            << "reason=" << Error::codeName(marked.error().code);
    });
}

void ConversationController::moveFirstUnread()
{
    whenDone(m_account.messages().firstUnread(m_conversation), this, [this](const Result<MessageId> &first) {
        // Without it there is no line before the new ones; they are there all the same.
        if (!first || !first->isValid() || *first == m_messages->firstUnread())
            return;
        m_messages->setFirstUnread(*first);
        Q_EMIT firstUnreadMoved();
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
