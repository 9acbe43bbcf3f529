// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnostics/Check.h"
#include "diagnostics/Examination.h"

#include <memory>
#include <utility>

namespace vatochito {

/// A check of an examination, whose notes it reads and writes.
class ExaminationCheck : public Check
{
protected:
    using Notes = std::shared_ptr<Examination>;

    ExaminationCheck(Notes notes, CheckId id, QList<CheckId> grounds, std::chrono::milliseconds deadline,
                     Place place = Place::Network)
        : Check(id, std::move(grounds), deadline, place), m_notes(std::move(notes))
    {
    }

    Examination &notes() const { return *m_notes; }
    /// For what may outlive this check.
    const Notes &sharedNotes() const { return m_notes; }
    const ServerAddress &address() const { return m_notes->address(); }
    const Clock &clock() const { return m_notes->tools.clock; }
    Transport &transport() const { return m_notes->tools.transport; }

    /// What is not an object of Qt, for as long as the look lasts.
    template <typename T, typename... Arguments>
    T &hold(Arguments &&...arguments)
    {
        struct Holder final : QObject
        {
            explicit Holder(QObject *parent, Arguments &&...given)
                : QObject(parent), value(std::forward<Arguments>(given)...)
            {
            }
            T value;
        };
        return (new Holder(context(), std::forward<Arguments>(arguments)...))->value;
    }

private:
    const Notes m_notes;
};

} // namespace vatochito
