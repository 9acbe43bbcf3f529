// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/RememberedLevel.h"

#include <utility>

namespace vatochito {

RememberedLevel::RememberedLevel(const QString &profileFolder, QString server)
    : m_settings(profileFolder), m_server(std::move(server))
{
}

std::optional<LevelMemory::Known> RememberedLevel::remembered() const
{
    const auto stored = m_settings.serverLevel(m_server);
    if (!stored)
        return {};
    return Known{.level = stored->level, .until = stored->until};
}

void RememberedLevel::remember(const Known &known)
{
    m_settings.setServerLevel(m_server, Settings::ServerLevel{.level = known.level, .until = known.until});
}

void RememberedLevel::forget()
{
    m_settings.setServerLevel(m_server, {});
}

} // namespace vatochito
