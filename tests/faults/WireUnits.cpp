// SPDX-License-Identifier: GPL-3.0-or-later
#include "WireUnits.h"

#include <algorithm>
#include <array>

namespace vatochito {

namespace {

constexpr char kHeadEnd[] = "\r\n\r\n";
// First bytes of frames (RFC 6455, 5.2): FIN with the opcodes for text and for a continuation.
constexpr quint8 kWholeText = 0x81;
constexpr quint8 kLastPart = 0x80;

qsizetype contentLength(const QByteArray &head)
{
    constexpr char kName[] = "\r\ncontent-length:";
    const QByteArray lower = head.toLower();
    const qsizetype at = lower.indexOf(kName);
    if (at < 0)
        return 0;
    const qsizetype begin = at + static_cast<qsizetype>(sizeof kName) - 1;
    return lower.mid(begin, lower.indexOf('\r', begin) - begin).trimmed().toLongLong();
}

/// RFC 6455, 5.2. 0: more bytes are needed to know.
qsizetype frameSize(const QByteArray &bytes)
{
    if (bytes.size() < 2)
        return 0;
    const auto byteAt = [&bytes](qsizetype index) { return static_cast<quint8>(bytes.at(index)); };
    const bool isMasked = byteAt(1) & 0x80;
    qsizetype payload = byteAt(1) & 0x7f;
    const qsizetype lengthBytes = payload == 126 ? 2 : payload == 127 ? 8 : 0;
    if (bytes.size() < 2 + lengthBytes)
        return 0;
    if (lengthBytes > 0) {
        payload = 0;
        for (qsizetype i = 0; i < lengthBytes; ++i)
            payload = (payload << 8) | byteAt(2 + i);
    }
    return 2 + lengthBytes + (isMasked ? 4 : 0) + payload;
}

} // namespace

bool WireUnit::isUpgrade() const
{
    return kind == Kind::RequestHead && bytes.toLower().contains("\r\nupgrade: websocket\r\n");
}

bool WireUnit::isPong() const
{
    return kind == Kind::Frame && bytes.size() < 1024 && bytes.contains(R"("type":"pong")");
}

bool WireUnit::isAck() const
{
    return kind == Kind::Frame && bytes.size() < 1024 && bytes.contains(R"({"type":"ack")");
}

bool WireUnit::isSendAck() const
{
    return isAck() && bytes.contains(R"("client_id":")");
}

bool WireUnit::isEvent() const
{
    constexpr std::array kNumbered{R"({"type":"message.)", R"({"type":"members.changed")", R"({"type":"info.changed")"};
    return kind == Kind::Frame && static_cast<quint8>(bytes.at(0)) == kWholeText &&
           std::ranges::any_of(kNumbered, [this](const char *type) { return bytes.contains(type); });
}

QByteArray WireUnit::conversation() const
{
    constexpr QByteArrayView kKey(R"("conversation":)");
    const qsizetype at = bytes.indexOf(kKey) + kKey.size();
    const auto end = std::find_if_not(bytes.cbegin() + at, bytes.cend(), [](char c) { return c >= '0' && c <= '9'; });
    return bytes.mid(at, end - (bytes.cbegin() + at));
}

bool WireUnit::endsMessage() const
{
    const auto first = static_cast<quint8>(kind == Kind::Frame ? bytes.at(0) : 0);
    return first == kWholeText || first == kLastPart;
}

QByteArray WireUnit::methodAndPath() const
{
    const QByteArray line = bytes.left(bytes.indexOf('\r'));
    const QByteArray target = line.left(line.lastIndexOf(' '));
    return target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?'));
}

QList<WireUnit> WireUnits::take(const QByteArray &bytes)
{
    m_pending += bytes;
    QList<WireUnit> units;
    while (!m_pending.isEmpty()) {
        const bool isWhole = m_hasFrames ? takeFrame(units) : m_bodyLeft > 0 ? takeBody(units) : takeHead(units);
        if (!isWhole)
            break;
    }
    return units;
}

void WireUnits::upgrade()
{
    m_isUpgrading = true;
    if (m_side == Side::Client)
        m_hasFrames = true;
}

bool WireUnits::takeHead(QList<WireUnit> &units)
{
    if (m_side == Side::Server && !m_isUpgrading) {
        units.append({WireUnit::Kind::Bytes, m_pending});
        m_pending.clear();
        return true;
    }
    const qsizetype end = m_pending.indexOf(kHeadEnd);
    if (end < 0)
        return false;
    const qsizetype size = end + static_cast<qsizetype>(sizeof kHeadEnd) - 1;
    const bool isClients = m_side == Side::Client;
    units.append({isClients ? WireUnit::Kind::RequestHead : WireUnit::Kind::AnswerHead, m_pending.left(size)});
    m_pending.remove(0, size);
    const WireUnit &head = units.constLast();
    m_bodyLeft = contentLength(head.bytes);
    if (isClients && head.isUpgrade())
        upgrade();
    else if (!isClients && head.bytes.startsWith("HTTP/1.1 101"))
        m_hasFrames = true;
    return true;
}

bool WireUnits::takeBody(QList<WireUnit> &units)
{
    const qsizetype size = std::min(m_bodyLeft, m_pending.size());
    units.append({WireUnit::Kind::Bytes, m_pending.left(size)});
    m_pending.remove(0, size);
    m_bodyLeft -= size;
    return true;
}

bool WireUnits::takeFrame(QList<WireUnit> &units)
{
    const qsizetype size = frameSize(m_pending);
    if (size == 0 || m_pending.size() < size)
        return false;
    units.append({WireUnit::Kind::Frame, m_pending.left(size)});
    m_pending.remove(0, size);
    return true;
}

} // namespace vatochito
