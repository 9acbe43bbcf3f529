// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace vatochito {

class Cache;

/// Tries again, while a cache is in trouble, until it can be written. Thread: the one it was made on.
class CacheCare final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds kRetry{10};

    /// \a cache and \a alarms must outlive this object.
    CacheCare(Cache &cache, AlarmFactory &alarms, QObject *parent = nullptr);

private:
    void follow();

    Cache &m_cache;
    std::unique_ptr<Alarm> m_retry;
};

} // namespace vatochito
