// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/AddressChecks.h"

#include "diagnostics/Proxies.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkInterface>

#include <algorithm>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

bool isThisComputer(const QString &host)
{
    return host == "localhost"_L1 || host.endsWith(".localhost"_L1) || QHostAddress(host).isLoopback();
}

QStringList interfacesInUse()
{
    QStringList names;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        const auto flags = interface.flags();
        const bool isUp = flags.testFlag(QNetworkInterface::IsUp) && flags.testFlag(QNetworkInterface::IsRunning);
        const bool isOwn = flags.testFlag(QNetworkInterface::IsLoopBack);
        if (isUp && !isOwn && !interface.addressEntries().isEmpty())
            names.append(interface.name());
    }
    return names;
}

} // namespace

AddressCheck::AddressCheck(Notes notes) : ExaminationCheck(std::move(notes), CheckId::Address, {}, 1s) {}

CheckOutcome AddressCheck::late() const
{
    return {.finding = Finding::NoTimeLeft};
}

void AddressCheck::start(Done done)
{
    const auto &parsed = notes().patient.address;
    if (!parsed) {
        done({.finding = Finding::AddressMalformed, .detail = parsed.error().detail});
        return;
    }
    const QUrl socket = parsed->socket(ConversationId(1));
    done({.finding = Finding::AddressFits,
          .values = {parsed->display()},
          .detail =
              u"rest=%1 socket=%2"_s.arg(parsed->toString(), socket.toString(QUrl::RemovePath | QUrl::RemoveQuery))});
}

NetworkCheck::NetworkCheck(Notes notes) : ExaminationCheck(std::move(notes), CheckId::Network, {CheckId::Address}, 1s)
{
}

CheckOutcome NetworkCheck::late() const
{
    return {.finding = Finding::NoTimeLeft};
}

void NetworkCheck::start(Done done)
{
    if (isThisComputer(address().host())) {
        done({.finding = Finding::ServerIsHere, .detail = u"the server is on this computer"_s});
        return;
    }
    const QStringList names = notes().tools.interfaces ? notes().tools.interfaces() : interfacesInUse();
    if (names.isEmpty())
        done({.finding = Finding::NoNetwork, .detail = u"no interface is up and has an address"_s});
    else
        done({.finding = Finding::NetworkUp, .detail = u"interfaces="_s + names.join(u',')});
}

NameCheck::NameCheck(Notes notes) : ExaminationCheck(std::move(notes), CheckId::Name, {CheckId::Network}, 3s) {}

CheckOutcome NameCheck::late() const
{
    return {.finding = Finding::NameSilent,
            .values = {address().host()},
            .detail = u"no answer in %1 ms"_s.arg(deadline().count())};
}

void NameCheck::start(Done done)
{
    transport().findRoute(address().api({}), context(), [this, done = std::move(done)](const Route &route) {
        notes().route = route;
        lookUp(done);
    });
}

void NameCheck::lookUp(const Done &done)
{
    const QString host = address().host();
    if (!QHostAddress(host).isNull()) {
        done({.finding = Finding::NoNameNeeded, .detail = u"numeric"_s});
        return;
    }
    if (const auto proxy = proxyOf(notes().route)) {
        done({.finding = Finding::ProxyLooksUp, .values = {placeOf(*proxy)}, .detail = u"through a proxy"_s});
        return;
    }
    QHostInfo::lookupHost(host, context(), [done, host](const QHostInfo &info) {
        const QList<QHostAddress> found = info.addresses();
        if (found.isEmpty()) {
            done({.finding = Finding::NameUnknown, .values = {host}, .detail = info.errorString()});
            return;
        }
        const auto v4 = std::ranges::count(found, QAbstractSocket::IPv4Protocol, &QHostAddress::protocol);
        QStringList numbers;
        for (const QHostAddress &number : found)
            numbers.append(number.toString());
        done({.finding = Finding::NameFound,
              .values = {host},
              .detail = u"v4=%1 v6=%2 addresses=%3"_s.arg(v4).arg(found.size() - v4).arg(numbers.join(u','))});
    });
}

} // namespace vatochito
