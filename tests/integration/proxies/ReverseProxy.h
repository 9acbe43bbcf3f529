// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Transport.h"
#include "support/client/TestTraces.h"

#include <QByteArray>
#include <QProcess>
#include <QString>

#include <utility>
#include <vector>

namespace vatochito {

/// A real nginx or Apache in front of a server, set up by the file that we ship but for its names, ports and paths,
/// with a certificate made on the spot. A process of its own on the loopback interface, in a folder of its own.
class ReverseProxy
{
public:
    enum class Kind { Nginx, Apache };

    ReverseProxy(Kind kind, quint16 serverPort);
    ~ReverseProxy();
    Q_DISABLE_COPY_MOVE(ReverseProxy)

    /// Changes a line of the file, which must be there.
    void change(const QString &from, const QString &to) { m_changes.emplace_back(from, to); }

    /// True: it listens, at the same port each time.
    bool start();
    /// As an administrator does after a change of the file or a new certificate.
    void reload();
    /// All of its processes at once: SIGKILL.
    void kill();

    /// `https://localhost:<port>`
    QString address() const;
    quint16 plainPort() const { return m_plainPort; }
    quint16 securePort() const { return m_securePort; }
    /// The file of the authority that signed its certificate.
    QString authorityFile() const { return file(QStringLiteral("authority.pem")); }
    /// Trusts that authority besides the system's.
    NetworkSettings trust() const;
    /// Everything that it wrote down.
    QByteArray logs() const;

private:
    QString file(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QString &text) const;
    void makeCertificate() const;
    QString site() const;
    QString frame() const;
    bool listens() const;

    const Kind m_kind;
    const quint16 m_serverPort;
    quint16 m_plainPort;
    quint16 m_securePort;
    TestFolder m_folder;
    std::vector<std::pair<QString, QString>> m_changes;
    QProcess m_process;
};

} // namespace vatochito
