// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ListPolls.h"

#include "core/WhenDone.h"
#include "net/Level0Api.h"

#include <utility>

namespace vatochito {

ListPolls::ListPolls(Level0Api &api, AlarmFactory &alarms, Callbacks callbacks, QObject *parent)
    : QObject(parent), m_api(api), m_interval(alarms.makeAlarm()), m_callbacks(std::move(callbacks))
{
}

void ListPolls::start()
{
    if (m_interval->isActive())
        return;
    m_isListsTurn = true;
    m_interval->start(kInterval, [this] { next(); });
}

void ListPolls::stop()
{
    m_interval->stop();
}

void ListPolls::next()
{
    m_interval->start(kInterval, [this] { next(); });
    if (std::exchange(m_isListsTurn, !m_isListsTurn))
        askForList();
    else
        askForOpenConversation();
    Q_EMIT due();
}

void ListPolls::askForList()
{
    if (std::exchange(m_isListAsked, true))
        return;
    whenDone(m_api.conversations(), this, [this](const Result<QList<ReceivedConversation>> &answer) {
        m_isListAsked = false;
        m_callbacks.takeList(answer);
    });
}

void ListPolls::askForOpenConversation()
{
    const ConversationId asked = m_callbacks.openConversation();
    if (!asked.isValid())
        return;
    whenDone(m_api.conversation(asked), this, [this, asked](const Result<ReceivedConversation> &answer) {
        m_callbacks.takeConversation(asked, answer);
    });
}

} // namespace vatochito
