// SPDX-License-Identifier: GPL-3.0-or-later
// macOS and Windows, where Qt's own backends are part of the system.
#include "platform/NetworkEvents.h"

#include <QNetworkInformation>

namespace vatochito {

namespace {

class InformationEvents final : public NetworkEvents
{
public:
    explicit InformationEvents(QNetworkInformation &information)
    {
        connect(&information, &QNetworkInformation::reachabilityChanged, this, &NetworkEvents::happened);
        connect(&information, &QNetworkInformation::transportMediumChanged, this, &NetworkEvents::happened);
    }
};

} // namespace

std::unique_ptr<NetworkEvents> NetworkEvents::ofThisSystem()
{
    using Feature = QNetworkInformation::Feature;
    if (!QNetworkInformation::loadBackendByFeatures(Feature::Reachability | Feature::TransportMedium) &&
        !QNetworkInformation::loadBackendByFeatures(Feature::Reachability))
        return nullptr;
    return std::make_unique<InformationEvents>(*QNetworkInformation::instance());
}

} // namespace vatochito
