// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

namespace vatochito {

/// By which proxy a person wants to reach their server.
struct Proxy
{
    enum class Kind {
        System, ///< Whatever the system says.
        None,
        Http, ///< By CONNECT.
        Socks5,
    };

    Kind kind = Kind::System;
    QString host{}; ///< This and all below: of Http and Socks5 alone.
    quint16 port = 0;
    QString user{};     ///< Empty: it asks for nobody's name.
    QString password{}; ///< Never in a file, never in a log.

    bool isManual() const { return kind == Kind::Http || kind == Kind::Socks5; }

    friend bool operator==(const Proxy &, const Proxy &) = default;
};

} // namespace vatochito
