// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "core/Error.h"

#include <QDateTime>
#include <QObject>
#include <QSslSocket>
#include <QString>

#include <functional>
#include <optional>

namespace vatochito {

class Transport;

/// What a handshake at a port told.
struct TlsFacts
{
    bool isTls = false;              ///< Somebody shook hands, with whatever certificate.
    std::optional<Error::Code> flaw; ///< Why the certificate cannot be trusted; nothing when it can.
    QDateTime validFrom;
    QDateTime validUntil;
    QString issuer;
    QString names;                                       ///< Those it is for.
    QString protocol;                                    ///< "TLS 1.3"
    std::optional<std::chrono::milliseconds> clockAhead; ///< As in ServerFacts; from whoever answered.
    QString failure;                                     ///< Why there was no handshake.
};

/// Looks at the certificate of a port, also at one that nobody may trust: therefore nothing secret ever goes over this
/// connection. Asks for the `Date` behind it. Thread: the one it was made on.
class TlsProbe final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive this object.
    TlsProbe(const Clock &clock, Transport &transport, QObject *parent = nullptr);
    ~TlsProbe() override;

    /// \a done is called once; not when this object is destroyed first.
    void look(const QString &host, quint16 port, std::function<void(const TlsFacts &)> done);
    /// So far.
    const TlsFacts &facts() const { return m_facts; }

private:
    void onEncrypted();
    void onRead();
    void finish();

    const Clock &m_clock;
    Transport &m_transport;
    QSslSocket m_socket;
    TlsFacts m_facts;
    QByteArray m_answer;
    std::function<void(const TlsFacts &)> m_done;
};

} // namespace vatochito
