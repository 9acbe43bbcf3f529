// SPDX-License-Identifier: GPL-3.0-or-later
#include "PictureServer.h"
#include "Scenes.h"
#include "Stage.h"
#include "Steps.h"
#include "support/client/PatientTest.h"
#include "support/client/ScriptedCheck.h"

using namespace Qt::StringLiterals;

namespace vatochito {

using namespace pictures;
using namespace steps;

namespace {

struct Found
{
    CheckId check;
    std::optional<Finding> finding; ///< Nothing: it is still being looked at.
    QStringList values{};
    QString detail{};
};

const QList<Found> &foundSoFar()
{
    static const QList<Found> found{
        {CheckId::Address, Finding::AddressFits, {}, u"rest=https://chat.example.org socket=wss://chat.example.org"_s},
        {CheckId::Network, Finding::NetworkUp, {}, u"interfaces=wlan0"_s},
        {CheckId::Name, Finding::NameFound, {u"chat.example.org"_s}, u"v4=1 v6=1 addresses=192.0.2.7,2001:db8::7"_s},
        {CheckId::Port, Finding::PortAnswers, {}, u"peer=192.0.2.7 port=443"_s},
        {CheckId::Proxy, Finding::NothingBetween, {}, u"status=200 type=application/json software=nginx"_s},
        {CheckId::Encryption, Finding::CertificateEndsSoon, {u"9"_s}, u"TLS 1.3 issuer=\"R11\""_s},
    };
    return found;
}

void furnishDoctor(Stage &stage, QList<Found> found)
{
    stage.harness().setExamination([found] {
        std::vector<std::unique_ptr<Check>> checks;
        for (const Found &one : found) {
            auto check = std::make_unique<ScriptedCheck>(one.check);
            check->atOnce = one.finding;
            check->values = one.values;
            check->detail = one.detail;
            checks.push_back(std::move(check));
        }
        return checks;
    });
}

bool askTheDoctor(Stage &stage, DoctorController::State until)
{
    DoctorController *doctor = stage.app().doctor();
    doctor->show();
    return waitFor([doctor, until] { return doctor->state() == until && doctor->checks()->count() > 0; });
}

bool lookOn(Stage &stage)
{
    QList<Found> found = foundSoFar();
    found.append({CheckId::Server, std::nullopt});
    furnishDoctor(stage, found);
    return askTheDoctor(stage, DoctorController::State::Running) &&
           waitFor([&stage, &found] { return stage.app().doctor()->checks()->count() == found.size(); });
}

bool findTrouble(Stage &stage)
{
    QList<Found> found = foundSoFar();
    found.append({CheckId::Server, Finding::ServerFits, {u"1.0"_s, u"0"_s}, {}});
    found.append({CheckId::Clock, Finding::ClockWrong, {u"7260"_s}, u"server_ahead_ms=-7260000"_s});
    found.append({CheckId::Session, Finding::SignedIn, {u"15"_s}, {}});
    found.append({CheckId::Membership, Finding::Member, {u"4"_s}, {}});
    found.append({CheckId::Upgrade, Finding::UpgradeBlocked, {u"502"_s}, u"wss://chat.example.org:443 status=502"_s});
    found.append({CheckId::Heartbeat, Finding::GroundFailed});
    found.append({CheckId::Cache, Finding::CacheWhole});
    furnishDoctor(stage, found);
    return askTheDoctor(stage, DoctorController::State::Trouble);
}

/// What is about this computer alone.
bool findTroubleHere(Stage &stage)
{
    furnishDoctor(stage, {{CheckId::Cache, Finding::DiskFull, {}, u"free_bytes=0"_s},
                          {CheckId::Notifications, Finding::NoNotifications, {}, u"no answer in 2000 ms"_s},
                          {CheckId::Gujarati, Finding::GujaratiUnshaped, {u"DejaVu Sans"_s}, {}}});
    return askTheDoctor(stage, DoctorController::State::Trouble);
}

bool findNothing(Stage &stage)
{
    QList<Found> found = foundSoFar();
    found.last() = {CheckId::Encryption, Finding::Encrypted, {u"71"_s}, {}};
    found.append({CheckId::Heartbeat, Finding::HeartbeatFine, {u"38"_s}, u"pongs=5 median_ms=38.2"_s});
    found.append({CheckId::Gujarati, Finding::GujaratiShaped, {u"Noto Sans Gujarati"_s}, {}});
    furnishDoctor(stage, found);
    return askTheDoctor(stage, DoctorController::State::AllWell);
}

/// Before anybody has signed in.
bool findAllThatCanBe(Stage &stage)
{
    QList<Found> found = foundSoFar();
    found.last() = {CheckId::Encryption, Finding::Encrypted, {u"71"_s}, {}};
    found.append({CheckId::Session, Finding::NotSignedInYet});
    found.append({CheckId::Membership, Finding::GroundFailed});
    furnishDoctor(stage, found);
    return askTheDoctor(stage, DoctorController::State::Partly);
}

bool stopLooking(Stage &stage)
{
    if (!lookOn(stage))
        return false;
    stage.picture();
    stage.app().doctor()->cancel();
    stage.picture();
    return stage.app().doctor()->state() == DoctorController::State::Cancelled;
}

} // namespace

std::vector<Scene> doctorScenes()
{
    return {
        {"doctor-running", furnish, lookOn},      {"doctor-trouble", furnish, findTrouble},
        {"doctor-well", furnish, findNothing},    {"doctor-at-sign-in", nullptr, findAllThatCanBe},
        {"doctor-stopped", furnish, stopLooking}, {"doctor-computer", furnish, findTroubleHere},
    };
}

} // namespace vatochito
