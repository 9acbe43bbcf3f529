// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/Neighbours.h"

#include <memory>

namespace vatochito {

namespace {

struct Search
{
    qsizetype open = 0;
    std::function<void(const QString &)> found;

    void take(const ServerFacts &facts, const QString &place)
    {
        --open;
        if (found && (facts.isVatochito || open == 0))
            std::exchange(found, {})(facts.isVatochito ? place : QString());
    }
};

} // namespace

void findNeighbour(const Examination &notes, QObject *context, std::function<void(const QString &)> found)
{
    QList<ServerAddress> places;
    for (QUrl place : notes.tools.usualPlaces) {
        place.setHost(notes.address().host());
        const auto address = ServerAddress::parse(place.toString());
        if (!address)
            continue;
        const bool isElsewhere =
            address->port() != notes.address().port() || address->isEncrypted() != notes.address().isEncrypted();
        // Whoever stands between may hold back what is encrypted, and answer in its place.
        const bool isDowngrade = notes.address().isEncrypted() && !address->isEncrypted() && !address->isNearby();
        if (isElsewhere && !isDowngrade)
            places.append(*address);
    }
    if (places.isEmpty()) {
        found({});
        return;
    }
    auto search = std::make_shared<Search>();
    search->open = places.size();
    search->found = std::move(found);
    for (const ServerAddress &place : places) {
        auto *probe = new ServerProbe(notes.tools.clock, notes.tools.transport, context);
        probe->ask(place.api({}), [search, place](const ServerFacts &facts) { search->take(facts, place.toString()); });
    }
}

} // namespace vatochito
