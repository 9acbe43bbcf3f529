// SPDX-License-Identifier: GPL-3.0-or-later
#include "Pair.h"

#include <QTest>
#include <QUrl>

namespace vatochito {

using namespace Qt::StringLiterals;

Pair::Pair(ReverseProxy::Kind kind) : m_server(QStringLiteral(VATOCHITO_SERVER_PROGRAM))
{
    if (!m_server.start())
        qFatal("the server does not start");
    m_proxy = std::make_unique<ReverseProxy>(kind, static_cast<quint16>(QUrl(m_server.address()).port()));
}

bool Pair::start()
{
    if (!m_proxy->start())
        return false;
    m_alice.transport().setSettings(m_proxy->trust());
    m_bob.transport().setSettings(m_proxy->trust());
    if (!m_alice.registerAt(m_proxy->address(), u"alice"_s) || !m_bob.registerAt(m_proxy->address(), u"bob"_s))
        return false;
    m_conversation = m_alice.openDirect(m_bob.account().me().id);
    if (!m_conversation.isValid() || m_bob.openDirect(m_alice.account().me().id) != m_conversation)
        return false;
    m_alice.account().engine().setOpenConversation(m_conversation);
    m_bob.account().engine().setOpenConversation(m_conversation);
    return QTest::qWaitFor([this] { return areOnline(); }, kLimit);
}

void Pair::tryNow()
{
    m_alice.account().tryNow();
    m_bob.account().tryNow();
}

QStringList numbered(int first, int last)
{
    QStringList texts;
    for (int i = first; i <= last; ++i)
        texts.append(u"message %1"_s.arg(i));
    return texts;
}

} // namespace vatochito
