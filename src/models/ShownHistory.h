// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Ids.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <utility>

namespace vatochito {

class Account;
class MessageListModel;

/// Has the server asked for what is missing among the rows of a conversation, or near them, and says when that cannot
/// be had. Thread: the one it was made on.
class ShownHistory final : public QObject
{
    Q_OBJECT

public:
    /// Before the server is asked again for what it could not give.
    static constexpr std::chrono::seconds kRetry{5};
    /// What is there sooner was not waited for.
    static constexpr std::chrono::milliseconds kSlow{400};

    /// All of them must outlive this object.
    ShownHistory(Account &account, ConversationId conversation, const MessageListModel &rows, AlarmFactory &alarms,
                 QObject *parent = nullptr);
    ~ShownHistory() override;

    /// A part of it is on its way, and takes its time.
    bool isSlow() const { return m_isSlow; }
    /// A part of it is not on this computer, and cannot be had now.
    bool isPartMissing() const { return m_isPartMissing; }

    /// The rows have changed, or \a row of them came into view.
    void look(int row);

Q_SIGNALS:
    void changed();

private:
    using Span = std::pair<MessageId, MessageId>;

    void lookAgain();
    void fetch();
    void setState(bool isSlow, bool isPartMissing);

    Account &m_account;
    const ConversationId m_conversation;
    const MessageListModel &m_rows;
    std::unique_ptr<Alarm> m_retry;
    std::unique_ptr<Alarm> m_slow;
    MessageId m_viewed;
    Span m_done; ///< Between these nothing is missing, or nothing more can be had now.
    bool m_isFetching = false;
    bool m_isSlow = false;
    bool m_isPartMissing = false;
};

} // namespace vatochito
