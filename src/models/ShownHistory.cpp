// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ShownHistory.h"

#include "core/WhenDone.h"
#include "models/MessageListModel.h"
#include "models/MessageWindow.h"
#include "sync/Account.h"

#include <algorithm>
#include <utility>

namespace vatochito {

ShownHistory::ShownHistory(Account &account, ConversationId conversation, const MessageListModel &rows,
                           AlarmFactory &alarms, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_conversation(conversation)
    , m_rows(rows)
    , m_retry(alarms.makeAlarm())
    , m_slow(alarms.makeAlarm())
{
    connect(&m_account.engine(), &SyncEngine::caughtUp, this, &ShownHistory::lookAgain);
}

ShownHistory::~ShownHistory() = default;

void ShownHistory::look(int row)
{
    m_viewed = m_rows.idOf(row);
    fetch();
}

void ShownHistory::lookAgain()
{
    m_retry->stop();
    m_done = {};
    fetch();
}

void ShownHistory::fetch()
{
    const Span span{m_rows.oldestId(), m_rows.newestId()};
    if (m_isFetching || span == m_done || !span.first.isValid())
        return;
    m_isFetching = true;
    m_slow->start(kSlow, [this] { setState(true, m_isPartMissing); });
    const ShownPart shown{.oldest = span.first,
                          .newest = span.second,
                          .viewed = m_viewed,
                          .older = MessageWindow::kPage,
                          .newer = MessageWindow::kPage};
    whenDone(m_account.engine().fillHoles(m_conversation, shown), this, [this, span](const Result<bool> &filled) {
        m_isFetching = false;
        m_slow->stop();
        setState(false, !filled);
        if (!filled || !*filled)
            m_done = span;
        // Without a connection there is nobody to ask before all is caught up.
        if (!filled && filled.error().isTransient() && m_account.engine().isCaughtUp())
            m_retry->start(std::max<std::chrono::milliseconds>(kRetry, filled.error().retryAfter),
                           [this] { lookAgain(); });
        fetch();
    });
}

void ShownHistory::setState(bool isSlow, bool isPartMissing)
{
    const bool wasSlow = std::exchange(m_isSlow, isSlow);
    const bool wasPartMissing = std::exchange(m_isPartMissing, isPartMissing);
    if (wasSlow != isSlow || wasPartMissing != isPartMissing)
        Q_EMIT changed();
}

} // namespace vatochito
