// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/LevelMemory.h"
#include "storage/Settings.h"

namespace vatochito {

/// Keeps what a server spoke in the settings of the profile. Thread: the one it was made on.
class RememberedLevel final : public LevelMemory
{
public:
    /// \param server  Its address.
    RememberedLevel(const QString &profileFolder, QString server);

    std::optional<Known> remembered() const override;
    void remember(const Known &known) override;
    /// It is asked anew.
    void forget();

private:
    Settings m_settings;
    QString m_server;
};

} // namespace vatochito
