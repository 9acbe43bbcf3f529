// SPDX-License-Identifier: GPL-3.0-or-later
#include "EventServer.h"

#include "support/client/ScriptedSocketServer.h"

#include <QMetaObject>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

const QString kPath = u"/ws/sync/"_s;

} // namespace

EventServer::EventServer(const QString &epoch)
{
    m_onThread.moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        &m_onThread, [this, epoch] { begin(epoch); }, Qt::BlockingQueuedConnection);
}

EventServer::~EventServer()
{
    // Sockets end on the thread they live on.
    QMetaObject::invokeMethod(
        &m_onThread, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void EventServer::begin(const QString &epoch)
{
    m_server = std::make_unique<ScriptedSocketServer>();
    m_port = m_server->port();
    QObject::connect(m_server.get(), &ScriptedSocketServer::clientCame, m_server.get(), [this, epoch] {
        m_server->send(kPath, uR"({"type":"hello","version":1,"epoch":"%1","user_id":1})"_s.arg(epoch));
    });
    QObject::connect(m_server.get(), &ScriptedSocketServer::frameCame, m_server.get(), [this](const QString &frame) {
        if (frame.contains(uR"("type":"resume")"_s))
            m_server->send(kPath, uR"({"type":"resumed","re":1,"mode":"delta","account":1})"_s);
        else if (frame.contains(uR"("type":"ping")"_s))
            m_server->send(kPath, uR"({"type":"pong"})"_s);
    });
}

void EventServer::tell(const QStringList &frames)
{
    QMetaObject::invokeMethod(&m_onThread, [this, frames] {
        for (const QString &frame : frames)
            m_server->send(kPath, frame);
    });
}

} // namespace vatochito
