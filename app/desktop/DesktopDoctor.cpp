// SPDX-License-Identifier: GPL-3.0-or-later
#include "DesktopDoctor.h"

#include "GujaratiShaping.h"

#include "diagnostics/Checks.h"
#include "diagnostics/ConnectionDoctor.h"
#include "platform/SystemSettings.h"

#include <QDesktopServices>
#include <QDir>
#include <QStorageInfo>

#include <memory>
#include <optional>

namespace vatochito {

namespace {

std::optional<SystemPage> pageOf(Remedy remedy)
{
    if (remedy == Remedy::OpenDateSettings)
        return SystemPage::DateAndTime;
    if (remedy == Remedy::OpenNetworkSettings)
        return SystemPage::Network;
    if (remedy == Remedy::OpenNotificationSettings)
        return SystemPage::Notifications;
    return std::nullopt;
}

bool canDo(const DoctorsBag &bag, Remedy remedy)
{
    if (remedy == Remedy::FollowServerAddress)
        return !bag.accounts.socketBase().isEmpty();
    if (remedy == Remedy::FetchMessagesAgain)
        return bag.accounts.current() != nullptr;
    if (const auto page = pageOf(remedy))
        return canOpenSystemSettings(*page);
    return remedy == Remedy::OpenBrowser || remedy == Remedy::UseSocketAddress || remedy == Remedy::MakeRoom ||
           remedy == Remedy::GetFont;
}

/// Null unless somebody is signed in, or about to be.
Account *signedIn(const DoctorsBag &bag)
{
    Account *account = bag.accounts.current();
    return account && account->session().state() != Session::State::Over ? account : nullptr;
}

Result<ServerAddress> addressOf(const DoctorsBag &bag, const QString &typed)
{
    if (const Account *account = signedIn(bag))
        return account->server();
    return ServerAddress::parse(typed, bag.accounts.socketBase());
}

/// One whose session is over is looked at as well, as long as its address stands on the sign-in page.
Account *accountAt(const DoctorsBag &bag, const Result<ServerAddress> &address)
{
    Account *account = bag.accounts.current();
    const bool isThere = account && address && address->toString() == account->server().toString();
    return isThere ? account : nullptr;
}

/// Where nothing shows what fills the disk, the person's own folder is the place to begin; Vatochito's, where they keep
/// it on a disk of its own.
void makeRoom(const DoctorsBag &bag)
{
    if (openSystemSettings(SystemPage::Storage))
        return;
    const QString profile = bag.accounts.profile().folder();
    const bool isAtHome = QStorageInfo(profile) == QStorageInfo(QDir::homePath());
    QDesktopServices::openUrl(QUrl::fromLocalFile(isAtHome ? QDir::homePath() : profile));
}

void setSocketBase(const DoctorsBag &bag, const QString &address)
{
    if (bag.accounts.changeSocketBase(address))
        bag.settings.setLastSocketAddress(address);
}

} // namespace

DoctorController::Services desktopDoctor(const DoctorsBag &bag)
{
    return {
        .makeDoctor = [bag](const DoctorController::Question &question) -> std::unique_ptr<ConnectionDoctor> {
            const Result<ServerAddress> address = addressOf(bag, question.typedAddress);
            Account *account = accountAt(bag, address);
            Patient patient{.address = address,
                            .session = account ? &account->session() : nullptr,
                            .isAtSignIn = !account,
                            .cache = account ? &account->cache() : nullptr,
                            .profile = bag.accounts.profile(),
                            .vault = &bag.vault,
                            .conversation = question.conversation};
            DoctorTools tools{
                .clock = bag.clock, .alarms = bag.alarms, .transport = bag.transport, .gujarati = gujaratiShaping};
            return std::make_unique<ConnectionDoctor>(makeChecks(std::move(patient), std::move(tools)), bag.alarms,
                                                      bag.clock);
        },
        .canDo = [bag](Remedy remedy) { return canDo(bag, remedy); },
        .doIt =
            [bag](const DoctorController::Question &question, Remedy remedy, const QString &address) {
                if (const auto page = pageOf(remedy))
                    openSystemSettings(*page);
                else if (remedy == Remedy::UseSocketAddress || remedy == Remedy::FollowServerAddress)
                    setSocketBase(bag, address);
                else if (remedy == Remedy::FetchMessagesAgain && bag.accounts.current())
                    bag.accounts.current()->cache().beginAnew();
                else if (remedy == Remedy::MakeRoom)
                    makeRoom(bag);
                else if (remedy == Remedy::GetFont)
                    QDesktopServices::openUrl(QUrl(QStringLiteral("https://fonts.google.com/noto/specimen/"
                                                                  "Noto+Sans+Gujarati")));
                else if (const auto server = addressOf(bag, question.typedAddress))
                    QDesktopServices::openUrl(QUrl(server->toString()));
            },
    };
}

} // namespace vatochito
