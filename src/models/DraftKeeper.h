// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Error.h"
#include "core/Ids.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace vatochito {

class Cache;
class Clock;

/// Keeps what is being written in one conversation: on the disk within kDelay of typing, and at once when asked to.
class DraftKeeper final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kDelay{500};

    /// All of them must outlive this object.
    DraftKeeper(Cache &cache, ConversationId conversation, const Clock &clock, AlarmFactory &alarms,
                QObject *parent = nullptr);
    /// Flushes.
    ~DraftKeeper() override;

    QString text() const { return m_text; }
    /// What is written now.
    void set(const QString &text);
    /// Writes what is not on the disk yet, without waiting for it.
    void flush();

Q_SIGNALS:
    /// The words of the last time are there; nothing was typed before them.
    void restored();
    void failed(const vatochito::Error &error);

private:
    Cache &m_cache;
    const ConversationId m_conversation;
    const Clock &m_clock;
    std::unique_ptr<Alarm> m_pause;
    QString m_text;
    std::optional<QString> m_stored; ///< On the disk, or on its way there; nothing: not known yet.
};

} // namespace vatochito
