// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Conversation.h"
#include "core/Error.h"

#include <QList>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace vatochito {

class Level0Api;

/// Asks a server of level 0 for what it does not push (compat.md, Quirks): the list and the open conversation take
/// turns, so each is asked for every 30 s. Thread: the one it was made on.
class ListPolls final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds kInterval{15};

    /// Who lets it ask. Functions, not signals: a Result has no place in Qt's meta types.
    struct Callbacks
    {
        std::function<ConversationId()> openConversation; ///< To be asked for besides the list; invalid: none.
        std::function<void(const Result<QList<ReceivedConversation>> &)> takeList;
        std::function<void(ConversationId asked, const Result<ReceivedConversation> &)> takeConversation;
    };

    /// \a api and \a alarms must outlive this object.
    ListPolls(Level0Api &api, AlarmFactory &alarms, Callbacks callbacks, QObject *parent = nullptr);

    /// Begins with the list, an interval from now. A second call does nothing.
    void start();
    void stop();
    /// Asks for the list now, unless it is on its way.
    void askForList();

Q_SIGNALS:
    /// Another interval is over.
    void due();

private:
    void next();
    void askForOpenConversation();

    Level0Api &m_api;
    const std::unique_ptr<Alarm> m_interval;
    Callbacks m_callbacks;
    bool m_isListAsked = false; ///< It is on its way.
    bool m_isListsTurn = true;
};

} // namespace vatochito
