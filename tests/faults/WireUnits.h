// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace vatochito {

/// A piece of a connection that a fault can be about.
struct WireUnit
{
    enum class Kind {
        RequestHead, ///< Of HTTP, with the empty line at its end.
        AnswerHead,  ///< Of an upgrade.
        Frame,       ///< One whole WebSocket frame.
        Bytes,       ///< Whatever else, as it came.
    };

    Kind kind = Kind::Bytes;
    QByteArray bytes;

    bool isUpgrade() const;
    /// `{"type":"pong"}`, as a server sends it.
    bool isPong() const;
    /// `{"type":"ack"…}` of level 1, as a server sends it.
    bool isAck() const;
    /// An ack of a message that was sent.
    bool isSendAck() const;
    /// A numbered level 1 event that is whole in this frame.
    bool isEvent() const;
    /// Of an event: the conversation's id, as it stands there.
    QByteArray conversation() const;
    /// A frame that is the last one of a text message.
    bool endsMessage() const;
    /// "GET /api/", of a RequestHead.
    QByteArray methodAndPath() const;
};

/// Cuts what one side of a connection sends into units: HTTP first, frames once the connection was upgraded.
class WireUnits
{
public:
    enum class Side { Client, Server };

    explicit WireUnits(Side side) : m_side(side) {}

    /// The units that are whole with \a bytes.
    QList<WireUnit> take(const QByteArray &bytes);
    /// The client asked for an upgrade; its side turns to frames at once, the server's after its answer.
    void upgrade();

private:
    bool takeHead(QList<WireUnit> &units);
    bool takeBody(QList<WireUnit> &units);
    bool takeFrame(QList<WireUnit> &units);

    const Side m_side;
    QByteArray m_pending;
    qsizetype m_bodyLeft = 0;
    bool m_isUpgrading = false;
    bool m_hasFrames = false;
};

} // namespace vatochito
