// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Error.h"
#include "core/SyncChanges.h"
#include "protocol/Level1Frames.h"

#include <QList>
#include <QObject>
#include <QSet>

#include <chrono>
#include <map>
#include <memory>
#include <unordered_map>

namespace vatochito {

/// How far every conversation has been told, in memory, and what is to be told next (sync.md, Live): what is next in
/// turn moves the cursor, whole rows are told at once, the rest waits for what is missing, and pages bring what did not
/// come. Knows no socket and stores nothing. Thread: the one it was made on.
class SyncStreams final : public QObject
{
    Q_OBJECT

public:
    /// For numbers that were overtaken; then they are asked for.
    static constexpr std::chrono::milliseconds kPatience{300};
    static constexpr int kPagesAtOnce = 4;
    /// After a page that could not be had; as long as the server says, if it says more.
    static constexpr std::chrono::seconds kPageRetry{1};
    /// Of so many conversations, newest activity first, the marks are looked at after every resume, for no number tells
    /// that they moved meanwhile.
    static constexpr int kMarksLookedAt = 20;
    /// Whoever missed more than so many numbers looks at the newest page before the rest comes; in so many
    /// conversations at most, the open one and those of the newest activity.
    static constexpr long long kFarBehind = 1'000;
    static constexpr int kMostFarBehind = 8;

    /// \a alarms must outlive this object.
    explicit SyncStreams(AlarmFactory &alarms, QObject *parent = nullptr) : QObject(parent), m_alarms(alarms) {}
    ~SyncStreams() override;

    /// Forgets what it knows: the cache stands here. Conversations that were live are so no more, without a word.
    void begin(const SyncCursors &cursors);
    /// Where to resume from. Without an epoch: nothing is known.
    SyncCursors cursors() const;
    bool knows(ConversationId conversation) const { return m_streams.contains(conversation); }
    QList<ConversationId> liveOnes() const;
    /// All that was behind when it was resumed has been told.
    bool isCaughtUp() const { return m_isResumed && m_awaited.isEmpty(); }

    void setConversations(const QList<ConversationId> &byActivity) { m_byActivity = byActivity; }
    void setOpenConversation(ConversationId conversation);

    /// The answer to a resume; a snapshot's epoch is set.
    void resume(const level1::Resumed &resumed);
    /// The connection is gone.
    void suspend();

    /// Only between these two: what belongs together is told together.
    void take(const level1::NumberedEvent &event);
    void take(const level1::MarksMoved &marks);
    void take(const AccountChanges &told);
    void take(const level1::Pong &pong);
    void flush();

    /// A page that was wanted. \param generation  The one of pageWanted().
    void takePage(int generation, ConversationId conversation, const Result<level1::SyncPage> &page);

Q_SIGNALS:
    void accountChanged(const vatochito::AccountChanges &changes);
    void changesTold(const vatochito::ConversationChanges &changes);
    /// Nothing that the server has told is missing. Told again when a gap between what was told is closed.
    void live(vatochito::ConversationId conversation);
    void lost(vatochito::ConversationId conversation);
    /// Before its first page is wanted, and after it was told that the conversation is mine.
    void farBehind(vatochito::ConversationId conversation);
    void refused(vatochito::ConversationId conversation, const vatochito::Error &reason);
    void pageWanted(int generation, vatochito::ConversationId conversation, long long after, long long marksAfter);
    /// A number of what is mine was missed.
    void resumeWanted();
    void caughtUp();

private:
    enum class Page { None, Wanted, Asked };

    struct Stream
    {
        long long head = 0;   ///< Told up to here.
        long long target = 0; ///< The server has got as far, at least.
        long long targetWhenAsked = 0;
        bool isFarBehind = false; ///< And it was not told.
        long long marks = 0;
        bool areMarksWhole = false; ///< Nothing of them was missed since this connection was resumed.
        bool isLive = false;
        bool isCut =
            false; ///< The last page left out what had changed since: a change of a row may be of one of those.
        Page page = Page::None;
        bool isRefused = false;  ///< No page could be had; patience asks again.
        long long toldAhead = 0; ///< The highest number of a whole row that was told before it was its turn.
        std::map<long long, ConversationChanges> early; ///< Beyond the next number; those told already are empty.
        std::unique_ptr<Alarm> patience;

        bool hasGap() const { return toldAhead > head; }
    };

    Stream *find(ConversationId conversation);
    void startAt(const AccountChanges &snapshot);
    /// The server had come further than that.
    bool isBehind(const AccountChanges &snapshot) const;
    void adopt(const MyConversation &mine);
    /// True: it was live.
    bool drop(ConversationId conversation);
    void forgetConnection();

    void tell(const ConversationChanges &changes);
    void emitChanges(ConversationChanges changes);
    /// Tells what is next in turn.
    void tellNext(Stream &stream, ConversationChanges changes, long long rev);
    void drainEarly(Stream &stream);
    void keepEarly(Stream &stream, const level1::NumberedEvent &event);
    /// \a target is known to be there: what is missing is asked for unless it comes by itself.
    void expect(ConversationId conversation, Stream &stream, long long target, std::chrono::milliseconds patience);
    void want(ConversationId conversation, Stream &stream);
    void askForPages();
    ConversationId mostWanted() const;
    void lookAtMarks();
    void tellFarBehind();
    void apply(ConversationId conversation, Stream &stream, const level1::SyncPage &page);
    void giveUpPage(ConversationId conversation, Stream &stream, const Error &error);
    void becomeLive(ConversationId conversation, Stream &stream);
    void noteTold(ConversationId conversation);

    AlarmFactory &m_alarms;
    QString m_epoch;
    long long m_account = 0;
    std::unordered_map<ConversationId, Stream> m_streams;
    QList<ConversationId> m_byActivity;
    ConversationId m_open;

    bool m_isResumed = false;
    int m_generation = 0; ///< Of the pages that still mean something.
    int m_pagesAsked = 0;
    QList<ConversationId> m_wanted;    ///< Pages to be asked for.
    QList<ConversationId> m_unseen;    ///< Whose marks are to be looked at when nothing else is to be done.
    QSet<ConversationId> m_awaited;    ///< Behind when it was resumed, and not told yet.
    QList<ConversationChanges> m_told; ///< To be handed on by flush(), one a conversation.
};

} // namespace vatochito
