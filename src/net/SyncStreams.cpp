// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/SyncStreams.h"

#include "core/LogCategories.h"

#include <algorithm>
#include <utility>

namespace vatochito {

namespace {

/// More than a server may have on its way; then a page is cheaper than keeping them.
constexpr std::size_t kMostEarly = 2'000;

} // namespace

SyncStreams::~SyncStreams() = default;

void SyncStreams::begin(const SyncCursors &cursors)
{
    forgetConnection();
    m_streams.clear();
    m_epoch = cursors.epoch;
    m_account = cursors.account;
    for (auto it = cursors.heads.begin(); it != cursors.heads.end(); ++it) {
        Stream stream;
        stream.head = stream.target = it.value();
        stream.marks = cursors.marks.value(it.key());
        m_streams.emplace(it.key(), std::move(stream));
    }
}

SyncCursors SyncStreams::cursors() const
{
    SyncCursors cursors;
    cursors.epoch = m_epoch;
    cursors.account = m_account;
    for (const auto &[conversation, stream] : m_streams) {
        cursors.heads.insert(conversation, stream.head);
        cursors.marks.insert(conversation, stream.marks);
    }
    return cursors;
}

bool SyncStreams::isBehind(const AccountChanges &snapshot) const
{
    return snapshot.epoch == m_epoch &&
           (snapshot.account < m_account ||
            std::ranges::any_of(snapshot.conversations, [this](const MyConversation &mine) {
                const auto stream = m_streams.find(mine.id);
                return stream != m_streams.end() && mine.head < stream->second.head;
            }));
}

QList<ConversationId> SyncStreams::liveOnes() const
{
    QList<ConversationId> live;
    for (const auto &[conversation, stream] : m_streams) {
        if (stream.isLive)
            live.append(conversation);
    }
    return live;
}

void SyncStreams::setOpenConversation(ConversationId conversation)
{
    m_open = conversation;
    Stream *stream = find(conversation);
    if (!stream || !m_isResumed || stream->areMarksWhole)
        return;
    want(conversation, *stream);
    askForPages();
}

void SyncStreams::resume(const level1::Resumed &resumed)
{
    flush();
    AccountChanges changes = resumed.changes;
    changes.isResumption = true;
    changes.from = m_account;
    QList<ConversationId> gone;
    if (changes.isSnapshot) {
        const QList<ConversationId> were = liveOnes();
        changes.isBehindCache = isBehind(changes);
        startAt(changes);
        std::ranges::copy_if(were, std::back_inserter(gone), [this](ConversationId one) { return !knows(one); });
    } else {
        m_account = changes.account;
        for (const ConversationId conversation : changes.removed) {
            if (drop(conversation))
                gone.append(conversation);
        }
        for (const MyConversation &mine : changes.conversations)
            adopt(mine);
        // One that is mine may never have been read: whoever was told of it ended before its first page.
        QList<ConversationId> behind = resumed.behind.keys();
        std::ranges::sort(behind);
        for (const ConversationId conversation : std::as_const(behind)) {
            Stream &stream = m_streams[conversation];
            stream.isFarBehind = resumed.behind.value(conversation) - stream.head > kFarBehind;
            want(conversation, stream);
        }
        for (const ConversationId conversation : std::as_const(m_wanted)) {
            if (const Stream *stream = find(conversation); stream && !stream->isLive)
                m_awaited.insert(conversation);
        }
    }
    m_isResumed = true;
    Q_EMIT accountChanged(changes);
    for (const ConversationId conversation : std::as_const(gone))
        Q_EMIT lost(conversation);
    QList<ConversationId> upToDate;
    for (const auto &[conversation, stream] : m_streams) {
        if (!stream.isLive && stream.page == Page::None)
            upToDate.append(conversation);
    }
    for (const ConversationId conversation : std::as_const(upToDate)) {
        if (Stream *stream = find(conversation))
            becomeLive(conversation, *stream);
    }
    lookAtMarks();
    tellFarBehind();
    askForPages();
    if (isCaughtUp())
        Q_EMIT caughtUp();
}

void SyncStreams::suspend()
{
    flush();
    const QList<ConversationId> were = liveOnes();
    forgetConnection();
    for (const ConversationId conversation : were)
        Q_EMIT lost(conversation);
}

void SyncStreams::forgetConnection()
{
    m_isResumed = false;
    ++m_generation;
    m_pagesAsked = 0;
    m_wanted.clear();
    m_unseen.clear();
    m_awaited.clear();
    m_told.clear();
    for (auto &[conversation, stream] : m_streams) {
        stream.isLive = false;
        stream.areMarksWhole = false;
        stream.page = Page::None;
        stream.isRefused = false;
        stream.isCut = false;
        stream.toldAhead = 0;
        stream.early.clear();
        if (stream.patience)
            stream.patience->stop();
    }
}

void SyncStreams::take(const level1::NumberedEvent &event)
{
    Stream *stream = find(event.changes.conversation);
    // Of one that is not mine yet: account.changed brings it, and a page all that is in it.
    if (!stream || !m_isResumed)
        return;
    if (event.rev == stream->head + 1 && !stream->isCut) {
        tellNext(*stream, event.changes, event.rev);
        drainEarly(*stream);
        return;
    }
    if (event.isWhole)
        tell(event.changes);
    if (event.rev <= stream->head)
        return;
    if (event.isWhole)
        stream->toldAhead = std::max(stream->toldAhead, event.rev);
    keepEarly(*stream, event);
    expect(event.changes.conversation, *stream, event.rev, kPatience);
}

void SyncStreams::take(const level1::MarksMoved &marks)
{
    Stream *stream = find(marks.changes.conversation);
    if (!stream || !m_isResumed)
        return;
    ConversationChanges changes = marks.changes;
    if (stream->areMarksWhole)
        stream->marks = std::max(stream->marks, changes.marksVersion);
    else
        changes.marksVersion = 0; // Earlier ones may be missing: a later look must still find them.
    tell(changes);
}

void SyncStreams::take(const AccountChanges &told)
{
    if (!m_isResumed || told.account <= m_account)
        return;
    if (told.account > m_account + 1) {
        Q_EMIT resumeWanted();
        return;
    }
    flush();
    AccountChanges changes = told;
    changes.from = std::exchange(m_account, told.account);
    QList<ConversationId> gone;
    for (const ConversationId conversation : changes.removed) {
        if (drop(conversation))
            gone.append(conversation);
    }
    for (const MyConversation &mine : changes.conversations)
        adopt(mine);
    Q_EMIT accountChanged(changes);
    for (const ConversationId conversation : std::as_const(gone))
        Q_EMIT lost(conversation);
    tellFarBehind();
    askForPages();
}

void SyncStreams::take(const level1::Pong &pong)
{
    for (auto it = pong.heads.begin(); it != pong.heads.end(); ++it) {
        if (Stream *stream = find(it.key()); stream && m_isResumed)
            expect(it.key(), *stream, it.value(), {});
    }
    askForPages();
}

void SyncStreams::flush()
{
    for (const ConversationChanges &changes : std::exchange(m_told, {}))
        emitChanges(changes);
}

void SyncStreams::emitChanges(ConversationChanges changes)
{
    const ConversationId conversation = changes.conversation;
    if (const Stream *stream = find(conversation))
        changes.hasGap = stream->hasGap();
    Q_EMIT changesTold(changes);
    // Whoever was told may have forgotten all this meanwhile.
    Stream *stream = find(conversation);
    if (!stream || stream->toldAhead == 0 || stream->hasGap())
        return;
    stream->toldAhead = 0;
    if (stream->isLive)
        Q_EMIT live(conversation);
}

SyncStreams::Stream *SyncStreams::find(ConversationId conversation)
{
    const auto found = m_streams.find(conversation);
    return found == m_streams.end() ? nullptr : &found->second;
}

void SyncStreams::startAt(const AccountChanges &snapshot)
{
    forgetConnection();
    m_streams.clear();
    m_epoch = snapshot.epoch;
    m_account = snapshot.account;
    for (const MyConversation &mine : snapshot.conversations) {
        Stream stream;
        stream.head = stream.target = mine.head;
        m_streams.emplace(mine.id, std::move(stream));
    }
}

void SyncStreams::adopt(const MyConversation &mine)
{
    const auto [found, isNew] = m_streams.try_emplace(mine.id);
    if (isNew) {
        found->second.isFarBehind = mine.head > kFarBehind;
        want(mine.id, found->second);
    } else {
        expect(mine.id, found->second, mine.head, kPatience);
    }
}

bool SyncStreams::drop(ConversationId conversation)
{
    const auto found = m_streams.find(conversation);
    if (found == m_streams.end())
        return false;
    const bool wasLive = found->second.isLive;
    m_streams.erase(found);
    m_wanted.removeAll(conversation);
    m_unseen.removeAll(conversation);
    noteTold(conversation);
    return wasLive;
}

void SyncStreams::tell(const ConversationChanges &changes)
{
    const auto isSame = [&changes](const ConversationChanges &told) {
        return told.conversation == changes.conversation;
    };
    if (const auto told = std::ranges::find_if(m_told, isSame); told != m_told.end())
        append(*told, changes);
    else
        m_told.append(changes);
}

void SyncStreams::tellNext(Stream &stream, ConversationChanges changes, long long rev)
{
    changes.from = std::exchange(stream.head, rev);
    stream.target = std::max(stream.target, rev);
    changes.to = rev;
    tell(changes);
}

void SyncStreams::drainEarly(Stream &stream)
{
    while (!stream.isCut && !stream.early.empty() && stream.early.begin()->first <= stream.head + 1) {
        const auto next = stream.early.extract(stream.early.begin());
        if (next.key() == stream.head + 1)
            tellNext(stream, next.mapped(), next.key());
    }
    // What is not live yet still has a page to come, and what was refused one asks again.
    if (stream.isLive && !stream.isRefused && stream.head >= stream.target && stream.patience)
        stream.patience->stop();
}

void SyncStreams::keepEarly(Stream &stream, const level1::NumberedEvent &event)
{
    if (stream.early.size() >= kMostEarly)
        return;
    ConversationChanges kept = event.changes;
    if (event.isWhole)
        kept = ConversationChanges{.conversation = event.changes.conversation};
    stream.early.emplace(event.rev, std::move(kept));
}

void SyncStreams::expect(ConversationId conversation, Stream &stream, long long target,
                         std::chrono::milliseconds patience)
{
    stream.target = std::max(stream.target, target);
    // A page that is under way looks again when it is here.
    if (stream.head >= stream.target || stream.page != Page::None)
        return;
    if (patience.count() == 0) {
        want(conversation, stream);
        return;
    }
    if (stream.patience && stream.patience->isActive())
        return;
    if (!stream.patience)
        stream.patience = m_alarms.makeAlarm();
    stream.patience->start(patience, [this, conversation] {
        Stream *late = find(conversation);
        if (!late || late->page != Page::None)
            return;
        qCInfo(lcWebSocket).nospace() << "[WebSocket] Missed: conversation=" << conversation.value()
                                      << " after=" << late->head << " to=" << late->target;
        want(conversation, *late);
        askForPages();
    });
}

void SyncStreams::becomeLive(ConversationId conversation, Stream &stream)
{
    if (!std::exchange(stream.isLive, true))
        Q_EMIT live(conversation);
    noteTold(conversation);
}

void SyncStreams::noteTold(ConversationId conversation)
{
    if (m_awaited.remove(conversation) && isCaughtUp())
        Q_EMIT caughtUp();
}

} // namespace vatochito
