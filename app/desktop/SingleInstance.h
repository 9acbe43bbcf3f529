// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "DesktopOptions.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>

#include <chrono>

class QLocalSocket;

namespace vatochito {

/// One window for each profile: the first holds the profile's lock and listens; a later one hands over what it was
/// started with, and ends. Thread: the one it was made on.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    /// How long the first one may take to answer.
    static constexpr std::chrono::milliseconds kPatience{5000};

    enum class Role {
        First,
        HandedOver, ///< Another one has the profile, and took the request.
        Unheard,    ///< Another one has the profile, and does not answer.
    };

    explicit SingleInstance(const QString &profileFolder, QObject *parent = nullptr);

    /// Finds out the role, and hands \a request over if there is somebody to hand it to. Waits, at most for kPatience.
    [[nodiscard]] Role start(const LaunchRequest &request);

Q_SIGNALS:
    /// A later launch asked for this.
    void requested(const vatochito::LaunchRequest &request);

private:
    void listen();
    void receive(QLocalSocket *caller);
    bool handOver(const LaunchRequest &request) const;
    QString socketName() const;

    const QString m_profileFolder;
    QLockFile m_lock;
    QLocalServer m_door;
};

} // namespace vatochito
