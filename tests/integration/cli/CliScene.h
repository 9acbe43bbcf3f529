// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Cli.h"
#include "support/client/ServerProcess.h"

#include <QSet>

#include <memory>

namespace vatochito {

/// Alice and bob, registered at a server of their own, with the keychain of the session the test runs in.
class CliScene
{
protected:
    void begin();
    void end();

    static QSet<QString> keys(const QJsonObject &row);
    static qint64 direct(const Cli &cli, const Cli &other);
    static qint64 send(const Cli &cli, const QString &conversation, const QString &text);

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Cli> m_alice;
    std::unique_ptr<Cli> m_bob;
};

} // namespace vatochito
