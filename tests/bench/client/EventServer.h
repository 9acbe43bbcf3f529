// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QThread>

#include <memory>

namespace vatochito {

class ScriptedSocketServer;

/// The far end of one socket of level 1, on a thread of its own: it greets, says that nothing is missing, and tells
/// what it is given.
class EventServer final
{
public:
    /// \a epoch: of the history it tells of; account number 1.
    explicit EventServer(const QString &epoch);
    ~EventServer();

    quint16 port() const { return m_port; }
    /// Writes all of \a frames to the socket, which is to be live. Returns at once.
    void tell(const QStringList &frames);

private:
    void begin(const QString &epoch);

    QThread m_thread;
    QObject m_onThread;
    std::unique_ptr<ScriptedSocketServer> m_server; ///< Lives on the thread.
    quint16 m_port = 0;
};

} // namespace vatochito
