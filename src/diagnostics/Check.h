// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnostics/Diagnosis.h"

#include <QList>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace vatochito {

/// One thing the doctor looks at, once. Thread: the doctor's.
class Check
{
public:
    using Done = std::function<void(const CheckOutcome &)>;

    /// Where what it looks at is: whatever the network costs, time remains for this computer.
    enum class Place { Network, Computer };

    virtual ~Check() = default;
    Q_DISABLE_COPY_MOVE(Check)

    CheckId id() const { return m_id; }
    Place place() const { return m_place; }
    std::chrono::milliseconds deadline() const { return m_deadline; }
    /// Those that must have gone well, or nothing can be said here.
    const QList<CheckId> &grounds() const { return m_grounds; }

    /// Calls \a done once, perhaps before it returns; not after stop().
    void begin(Done done)
    {
        m_context = std::make_unique<QObject>();
        start(std::move(done));
    }
    /// Lets go of what is on its way. Not from inside a signal of that.
    void stop() { m_context.reset(); }
    /// What it means that begin() was not done by its deadline.
    virtual CheckOutcome late() const = 0;
    /// What is known when the end of the whole comes before its deadline: as a rule nothing.
    virtual CheckOutcome cut() const { return {.finding = Finding::NoTimeLeft}; }

protected:
    Check(CheckId id, QList<CheckId> grounds, std::chrono::milliseconds deadline, Place place = Place::Network)
        : m_id(id), m_grounds(std::move(grounds)), m_deadline(deadline), m_place(place)
    {
    }

    virtual void start(Done done) = 0;
    /// What lives as long as the look does: parent of sockets, context of connections.
    QObject *context() const { return m_context.get(); }

private:
    const CheckId m_id;
    const QList<CheckId> m_grounds;
    const std::chrono::milliseconds m_deadline;
    const Place m_place;
    std::unique_ptr<QObject> m_context;
};

} // namespace vatochito
