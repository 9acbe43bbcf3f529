// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/client/Certificates.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSslServer>
#include <QTcpServer>

#include <memory>
#include <optional>

class QTcpSocket;

namespace vatochito {

/// A reverse proxy on the loopback interface, as somebody may have set it up in front of a server: it passes everything
/// on, but for what the test tells it to do otherwise. One request a connection.
class FrontDoor final : public QObject
{
    Q_OBJECT

public:
    explicit FrontDoor(quint16 backend, const std::optional<certificates::Pair> &tls = {});

    quint16 port() const { return m_server->serverPort(); }

    /// Requests whose path begins with \a path are answered so. \a times: the first ones only; 0: all.
    void answer(const QByteArray &path, int status, const QByteArray &body, const QByteArray &contentType = "text/html",
                const QByteArray &extraHeaders = {}, int times = 0);
    /// They get no answer.
    void mute(const QByteArray &path);
    /// They go to another port.
    void divert(const QByteArray &path, quint16 port);
    /// As a proxy that does not know of upgrades: it keeps those headers to itself.
    void forgetUpgrades() { m_forgetsUpgrades = true; }

    /// How often something was not simply passed on: a test whose fault never came about has shown nothing.
    int faults() const { return m_faults; }

private:
    struct Rule
    {
        enum class Kind { Answer, Mute, Divert };

        QByteArray path;
        Kind kind = Kind::Answer;
        QByteArray answer{};
        quint16 port = 0;
        int times = 0; ///< How often it is still to be used; 0: always.
    };

    void read(QTcpSocket *client);
    Rule *ruleFor(const QByteArray &path);
    void pass(QTcpSocket *client, QByteArray bytes, quint16 port);
    QByteArray rewritten(const QByteArray &request);

    std::unique_ptr<QTcpServer> m_server;
    quint16 m_backend;
    QList<Rule> m_rules;
    bool m_forgetsUpgrades = false;
    int m_faults = 0;
};

} // namespace vatochito
