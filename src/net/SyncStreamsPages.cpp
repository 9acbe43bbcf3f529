// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/SyncStreams.h"

#include <algorithm>
#include <utility>

/// The pages that bring what events did not.
namespace vatochito {

void SyncStreams::takePage(int generation, ConversationId conversation, const Result<level1::SyncPage> &page)
{
    if (generation != m_generation)
        return;
    --m_pagesAsked;
    if (Stream *stream = find(conversation)) {
        stream->page = Page::None;
        if (page && page->from <= stream->head)
            apply(conversation, *stream, *page);
        else if (page)
            want(conversation, *stream);
        else
            giveUpPage(conversation, *stream, page.error());
    }
    askForPages();
}

void SyncStreams::want(ConversationId conversation, Stream &stream)
{
    m_unseen.removeAll(conversation);
    if (stream.page != Page::None)
        return;
    stream.page = Page::Wanted;
    m_wanted.append(conversation);
}

void SyncStreams::askForPages()
{
    while (m_isResumed && m_pagesAsked < kPagesAtOnce) {
        if (m_wanted.isEmpty()) {
            if (m_unseen.isEmpty())
                return;
            const ConversationId next = m_unseen.takeFirst();
            if (Stream *stream = find(next))
                want(next, *stream);
            continue;
        }
        const ConversationId conversation = mostWanted();
        m_wanted.removeAll(conversation);
        Stream *stream = find(conversation);
        if (!stream)
            continue;
        stream->page = Page::Asked;
        stream->targetWhenAsked = stream->target;
        ++m_pagesAsked;
        Q_EMIT pageWanted(m_generation, conversation, stream->head, stream->marks);
    }
}

ConversationId SyncStreams::mostWanted() const
{
    if (m_open.isValid() && m_wanted.contains(m_open))
        return m_open;
    for (const ConversationId conversation : m_byActivity) {
        const auto found = m_streams.find(conversation);
        if (found != m_streams.end() && found->second.page == Page::Wanted)
            return conversation;
    }
    return m_wanted.constFirst();
}

void SyncStreams::lookAtMarks()
{
    m_unseen.clear();
    QList<ConversationId> looked = m_byActivity.first(std::min<qsizetype>(m_byActivity.size(), kMarksLookedAt));
    looked.removeAll(m_open);
    looked.prepend(m_open);
    for (const ConversationId conversation : std::as_const(looked)) {
        const Stream *stream = find(conversation);
        if (stream && stream->page == Page::None && !stream->areMarksWhole)
            m_unseen.append(conversation);
    }
}

void SyncStreams::tellFarBehind()
{
    QList<ConversationId> far;
    const auto add = [this, &far](ConversationId conversation) {
        Stream *stream = find(conversation);
        if (stream && std::exchange(stream->isFarBehind, false) && far.size() < kMostFarBehind)
            far.append(conversation);
    };
    add(m_open);
    for (const ConversationId conversation : std::as_const(m_byActivity))
        add(conversation);
    for (const ConversationId conversation : std::as_const(m_wanted))
        add(conversation);
    for (const ConversationId conversation : std::as_const(far))
        Q_EMIT farBehind(conversation);
}

void SyncStreams::apply(ConversationId conversation, Stream &stream, const level1::SyncPage &page)
{
    ConversationChanges changes = page.changes;
    changes.from = page.from;
    changes.isCut = stream.isCut = page.isMore;
    // Of members whom a later page brings no mark is kept, so the next one names all of them again.
    if (page.isMore)
        changes.marksVersion = 0;
    if (changes.to < stream.head) {
        // Live events overtook it; only what bears numbers of its own cannot be too old.
        changes.members.clear();
        changes.info.reset();
        changes.to = 0;
    }
    const bool isNews = changes.to > stream.head || changes.marksVersion > stream.marks ||
                        !changes.messages.isEmpty() || !changes.members.isEmpty();
    stream.areMarksWhole = stream.areMarksWhole || !page.isMore;
    stream.marks = std::max(stream.marks, changes.marksVersion);
    stream.head = std::max(stream.head, changes.to);
    if (isNews) {
        flush();
        emitChanges(changes);
    }
    // Whoever was told may have forgotten all this meanwhile.
    Stream *current = find(conversation);
    if (!current || !m_isResumed)
        return;
    drainEarly(*current);
    if (current->head >= current->target || (!page.isMore && current->target <= current->targetWhenAsked))
        current->target = current->head;
    if (page.isMore || current->head < current->target) {
        want(conversation, *current);
        return;
    }
    flush();
    if (Stream *told = find(conversation); told && m_isResumed)
        becomeLive(conversation, *told);
}

void SyncStreams::giveUpPage(ConversationId conversation, Stream &stream, const Error &error)
{
    if (error.code == Error::Code::Forbidden || error.code == Error::Code::NotFound) {
        if (drop(conversation))
            Q_EMIT lost(conversation);
        Q_EMIT refused(conversation, error);
        return;
    }
    if (!stream.patience)
        stream.patience = m_alarms.makeAlarm();
    stream.isRefused = true;
    stream.patience->start(std::max<std::chrono::milliseconds>(kPageRetry, error.retryAfter), [this, conversation] {
        if (Stream *again = find(conversation)) {
            again->isRefused = false;
            want(conversation, *again);
            askForPages();
        }
    });
}

} // namespace vatochito
