// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace vatochito {

/// A port of the loopback interface that answers nobody, as behind a firewall that drops: its queue of connections is
/// full, and the system leaves whoever comes then without a word.
class DroppingPort
{
public:
    DroppingPort();
    ~DroppingPort();
    Q_DISABLE_COPY_MOVE(DroppingPort)

    quint16 number() const { return m_number; }

private:
    quint16 m_number = 0;
    std::vector<int> m_sockets;
};

} // namespace vatochito
