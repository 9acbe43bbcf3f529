// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Notices.h"

namespace vatochito {

QString Notices::text() const
{
    const Words *words = current();
    return words ? (*words)() : QString();
}

void Notices::setLasting(Lasting what, const Words &words)
{
    Words &place = m_lasting.at(static_cast<std::size_t>(what));
    if (!place && !words)
        return;
    place = words;
    Q_EMIT changed();
}

void Notices::setPassing(const Words &words)
{
    m_passing = words;
    Q_EMIT changed();
}

void Notices::dismiss()
{
    for (Words *words : {&m_passing, &m_lasting[0], &m_lasting[1]}) {
        if (!*words)
            continue;
        *words = {};
        Q_EMIT changed();
        return;
    }
}

void Notices::clear()
{
    m_passing = {};
    m_lasting = {};
    Q_EMIT changed();
}

void Notices::retranslate()
{
    if (current())
        Q_EMIT changed();
}

const Notices::Words *Notices::current() const
{
    if (m_passing)
        return &m_passing;
    for (const Words &words : m_lasting) {
        if (words)
            return &words;
    }
    return nullptr;
}

} // namespace vatochito
