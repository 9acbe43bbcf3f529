// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ChaosAdministrator.h"
#include "ChaosDevice.h"
#include "KilledWriter.h"

#include <memory>
#include <vector>

namespace vatochito {

/// Who and what takes part in a run of SyncChaosTest: a server that can be made to die, people and their devices, and
/// the conversations they are in. Thread: the one it was made on.
struct ChaosCast
{
    static constexpr int kConversations = 20;
    static constexpr int kCompatConversations = 4; ///< Those at the beginning, in which level 0 takes part.
    static constexpr int kProcessKills = 12;       ///< Of the client that is a process of its own.

    /// \a randomness must outlive it.
    explicit ChaosCast(QRandomGenerator &randomness);

    /// Makes all of them on a server that runs, for \a messages that are going to be written. False: it did not work.
    bool gather(int messages);

    /// So many messages are written by the process, besides all others.
    static int processShare(int messages) { return messages / 20; }
    /// Who comes and goes, and has no device.
    static QString visitor() { return QStringLiteral("visitor"); }

    ChaosDevice &anyWriter() { return *writers.at(static_cast<std::size_t>(random.bounded(int(writers.size())))); }
    ChaosDevice &compatWriter() { return *writers.back(); }
    qsizetype indexOf(const ChaosDevice &device) const;
    /// How many of the conversations, from the first on, \a device is in.
    int roomsOf(const ChaosDevice &device) const;

    QRandomGenerator &random;
    SystemAlarms alarms;
    ServerProcess server;
    ChaosAdministrator administrator{server};
    std::vector<std::unique_ptr<ChaosDevice>> writers; ///< The last one speaks level 0.
    std::unique_ptr<ChaosDevice> guest;                ///< Of somebody who only reads.
    std::unique_ptr<FaultProxy> processProxy;
    std::unique_ptr<KilledWriter> process;
    ConversationId processRoom; ///< Where it alone writes; it is in the first one of the conversations besides.
    QList<ConversationId> conversations;

private:
    bool addDevice(const QString &person, ChaosDevice::Traits traits = {});
    bool makeRooms(int messages);
    void beginProcess(const Credentials &person, int messages);
};

} // namespace vatochito
