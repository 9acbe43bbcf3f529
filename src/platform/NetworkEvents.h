// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace vatochito {

/// The system's word that something about the network may be different; it says so too often rather than too rarely.
/// Thread: the one it was made on.
class NetworkEvents : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Null: this system tells nothing.
    static std::unique_ptr<NetworkEvents> ofThisSystem();

Q_SIGNALS:
    void happened();
};

} // namespace vatochito
