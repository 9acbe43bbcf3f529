// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ConnectionNames.h"

namespace vatochito {

using namespace Qt::StringLiterals;

QString nameOf(Connection::Status status)
{
    switch (status) {
    case Connection::Status::SignedOut:
        return u"signed_out"_s;
    case Connection::Status::Offline:
        return u"offline"_s;
    case Connection::Status::Connecting:
        return u"connecting"_s;
    case Connection::Status::CatchingUp:
        return u"catching_up"_s;
    case Connection::Status::Online:
        return u"online"_s;
    case Connection::Status::Waiting:
        return u"waiting"_s;
    case Connection::Status::Unreachable:
        return u"unreachable"_s;
    }
    return {};
}

QString nameOf(Connection::SocketState state)
{
    switch (state) {
    case Connection::SocketState::Connecting:
        return u"CONNECTING"_s;
    case Connection::SocketState::Open:
        return u"OPEN"_s;
    case Connection::SocketState::Closing:
        return u"CLOSING"_s;
    case Connection::SocketState::Closed:
        return u"CLOSED"_s;
    }
    return {};
}

} // namespace vatochito
