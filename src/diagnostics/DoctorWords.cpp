// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/DoctorWords.h"

#include <cstdlib>

namespace vatochito {

QString DoctorWords::title(CheckId check)
{
    switch (check) {
    case CheckId::Address:
        return tr("Address");
    case CheckId::Network:
        return tr("Network");
    case CheckId::Name:
        return tr("Name on the network");
    case CheckId::Port:
        return tr("Way to the server");
    case CheckId::Proxy:
        return tr("Proxy or sign-in page");
    case CheckId::Encryption:
        return tr("Encryption");
    case CheckId::Server:
        return tr("Server");
    case CheckId::Clock:
        return tr("Clock");
    case CheckId::Session:
        return tr("Sign-in");
    case CheckId::Membership:
        return tr("Conversation");
    case CheckId::Upgrade:
        return tr("Live connection");
    case CheckId::Heartbeat:
        return tr("Speed");
    case CheckId::History:
        return tr("Staying connected");
    case CheckId::Cache:
        return tr("Messages on this computer");
    case CheckId::Keychain:
        return tr("Password store");
    case CheckId::Notifications:
        return tr("Notifications");
    case CheckId::Gujarati:
        return tr("Gujarati script");
    }
    return {};
}

QString DoctorWords::verdict(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return tr("Fine");
    case Verdict::Warning:
        return tr("Take note");
    case Verdict::Failed:
        return tr("Problem");
    case Verdict::Skipped:
        return tr("Skipped");
    }
    return {};
}

QString DoctorWords::sentence(const CheckResult &result)
{
    switch (result.outcome.verdict()) {
    case Verdict::Ok:
        return well(result);
    case Verdict::Warning:
        return warning(result);
    case Verdict::Failed:
        return failed(result);
    case Verdict::Skipped:
        return skipped(result);
    }
    return {};
}

QString DoctorWords::well(const CheckResult &result)
{
    const QString first = result.outcome.values.value(0);
    switch (result.outcome.finding) {
    case Finding::AddressFits:
        return tr("The address is written correctly.");
    case Finding::NetworkUp:
        return tr("This computer is on a network.");
    case Finding::ServerIsHere:
        return tr("The server is on this computer; no network is needed.");
    case Finding::NameFound:
        return tr("The name %1 is found.").arg(first);
    case Finding::NoNameNeeded:
        return tr("The address is a number; no name is needed.");
    case Finding::ProxyLooksUp:
        return tr("The proxy %1 looks the name up.").arg(first);
    case Finding::PortAnswers:
        return tr("Somebody answers at the address.");
    case Finding::ProxyAnswers:
        return tr("The proxy %1 answers.").arg(first);
    case Finding::NothingBetween:
        return tr("Nothing stands between this computer and the server.");
    case Finding::NothingSeen:
        return tr("No proxy and no sign-in page was seen on the way.");
    case Finding::ProxyPasses:
        return tr("The proxy %1 lets us through.").arg(first);
    case Finding::Encrypted:
        return tr("The connection is encrypted. The certificate is valid for another %1 days.").arg(first);
    case Finding::PlainNearby:
        return tr("The connection is not encrypted; on this computer and in a private network that is usual.");
    case Finding::ServerFits:
        return tr("A Vatochito server answers: version %1, level %2.").arg(first, result.outcome.values.value(1));
    case Finding::ClockFits:
        return tr("This computer's clock is right.");
    case Finding::SignedIn:
        return tr("You are signed in; that holds for another %1 min and renews itself.").arg(first);
    case Finding::Member:
        return tr("You are in this conversation.");
    case Finding::UpgradePasses:
        return tr("The live connection is opened.");
    case Finding::HeartbeatFine:
        return tr("The server answers within %1 ms.").arg(first);
    case Finding::Steady:
        return tr("The connection does not drop at regular intervals.");
    case Finding::CacheWhole:
        return tr("The messages on this computer are whole, and there is room for more.");
    case Finding::KeychainWorks:
        return tr("The password store keeps, gives back and forgets.");
    case Finding::NotificationsPossible:
        return tr("This computer can show notifications.");
    case Finding::GujaratiShaped:
        return tr("Gujarati is drawn with %1.").arg(first);
    default:
        return {};
    }
}

QString DoctorWords::warning(const CheckResult &result)
{
    const QString first = result.outcome.values.value(0);
    switch (result.outcome.finding) {
    case Finding::PlainInPublic:
        return tr("The connection to %1 is not encrypted: others on the way can read along.").arg(first);
    case Finding::CertificateEndsSoon:
        return tr("The server's certificate ends in %1 days.").arg(first);
    case Finding::ClockOff:
        return first.startsWith(QLatin1Char('-')) ? clock(tr("This computer's clock is %1 slow."), first)
                                                  : clock(tr("This computer's clock is %1 fast."), first);
    case Finding::HeartbeatSlow:
        return tr("The connection is slow: the server answers only after %1 ms.").arg(first);
    case Finding::IdleTimeout:
        return tr("The connection drops again and again after %1; it did so %2 times.")
            .arg(span(first.toLongLong()), result.outcome.values.value(1));
    case Finding::DropsAtOnce:
        return tr("The connection drops again and again seconds after it is made; it did so %1 times in ten minutes.")
            .arg(first);
    case Finding::DiskLow:
        return tr("The disk is almost full: %1 MB are left.").arg(first);
    case Finding::CacheSlow:
        return tr("Looking through the messages on this computer takes long.");
    case Finding::NoNotifications:
        return tr("Nothing on this computer shows notifications.");
    case Finding::GujaratiUnshaped:
        return tr("No font on this computer draws Gujarati properly.");
    default:
        return {};
    }
}

QString DoctorWords::failed(const CheckResult &result)
{
    const QString first = result.outcome.values.value(0);
    const QString second = result.outcome.values.value(1);
    switch (result.outcome.finding) {
    case Finding::AddressMalformed:
        return tr("This is not a server address.");
    case Finding::NoNetwork:
        return tr("This computer is not on any network.");
    case Finding::NameUnknown:
        return tr("The name %1 is not found.").arg(first);
    case Finding::NameSilent:
        return tr("Nobody says where %1 is: looking names up does not work here.").arg(first);
    case Finding::Refused:
        return tr("Nothing runs at %1: the server is switched off, or the number after the colon is wrong.").arg(first);
    case Finding::WrongPort:
        return tr("At %1 there is no Vatochito server, but there is one at %2.").arg(first, second);
    case Finding::PortSilent:
        return tr("Nobody answers at %1.").arg(first);
    case Finding::Unroutable:
        return tr("There is no way from here to %1.").arg(first);
    case Finding::ProxyRefused:
        return tr("The proxy %1 does not let us through.").arg(first);
    case Finding::ProxyUnknown:
        return tr("The proxy %1 is not found.").arg(first);
    case Finding::ProxyWantsPassword:
        return tr("The proxy %1 wants another user name or password.").arg(first);
    case Finding::CaptivePortal:
        return first.isEmpty() ? tr("This network wants you to sign in first.")
                               : tr("This network shows a page of %1 instead of the server.").arg(first);
    case Finding::CertificateExpired:
        return tr("The server's certificate is not valid today; it ended on %1.").arg(first);
    case Finding::CertificateNotYet:
        return tr("The server's certificate is valid only from %1 on.").arg(first);
    case Finding::CertificateOtherName:
        return tr("The certificate that is shown is not for %1.").arg(first);
    case Finding::CertificateUntrusted:
        return tr("The server's certificate comes from somebody this computer does not trust.");
    case Finding::TlsFailed:
        return tr("No encrypted connection comes about.");
    case Finding::NeedsEncryption:
        return tr("This server wants an encrypted connection.");
    case Finding::NotEncrypted:
        return tr("This server does not speak encrypted at that address.");
    case Finding::NotVatochito:
        return tr("At %1 something else answers, not a Vatochito server.").arg(first);
    case Finding::ServerFailing:
        return tr("The server has a problem of its own (%1).").arg(first);
    case Finding::ServerBusy:
        return tr("The server is busy, or just starting (%1).").arg(first);
    case Finding::ServerSilent:
        return tr("Somebody is there, but gives no answer.");
    case Finding::ClockWrong:
        return first.startsWith(QLatin1Char('-')) ? clock(tr("This computer's clock is wrong: %1 slow."), first)
                                                  : clock(tr("This computer's clock is wrong: %1 fast."), first);
    case Finding::NobodySignedIn:
        return tr("Nobody is signed in here.");
    case Finding::SessionOver:
        return tr("You have been signed out.");
    case Finding::SessionUnproven:
        return tr("The server does not say whether you are still signed in.");
    case Finding::NotMember:
        return tr("You are not in this conversation, or it no longer exists.");
    case Finding::MembershipUnknown:
        return tr("The server does not say whether you are in this conversation.");
    case Finding::UpgradeBlocked:
        return tr("Something between you and the server does not let live connections through (%1 instead of 101).")
            .arg(first);
    case Finding::UpgradeForbidden:
        return tr("The live connection is refused (%1), although you are signed in and in the conversation.")
            .arg(first);
    case Finding::UpgradePathUnknown:
        return tr("The live connection does not find the server's place for it (404).");
    case Finding::BackendGone:
        return tr("The proxy in front of the server is there, but the server behind it is not (%1).").arg(first);
    case Finding::SocketRefused:
        return tr("The live connection to %1 is refused (1006).").arg(first);
    case Finding::SocketSilent:
        return tr("The live connection to %1 gets no answer.").arg(first);
    case Finding::SocketNeedsEncryption:
        return tr("The address for live connections has to be encrypted: %1").arg(first);
    case Finding::SocketNotEncrypted:
        return tr("The address for live connections must not be encrypted: %1").arg(first);
    case Finding::SocketTlsFailed:
        return tr("No encrypted live connection to %1 comes about.").arg(first);
    case Finding::SocketOtherName:
        return tr("The certificate that is shown at the message address is not for %1.").arg(first);
    case Finding::NoHeartbeat:
        return tr("The live connection is open, but nothing comes back.");
    case Finding::CacheDamaged:
        return tr("The messages on this computer are damaged.");
    case Finding::CacheNewer:
        return tr("The messages on this computer were saved by a newer version of Vatochito.");
    case Finding::CacheUnreadable:
        return tr("The messages on this computer cannot be read.");
    case Finding::DiskFull:
        return tr("The disk is full.");
    case Finding::KeychainLocked:
        return tr("This computer's password store is locked.");
    case Finding::KeychainMissing:
        return tr("This computer has no password store that answers.");
    case Finding::KeychainChanged:
        return tr("This computer's password store is another one than when you signed in.");
    case Finding::KeychainBroken:
        return tr("This computer's password store did not answer as expected.");
    case Finding::KeychainSilent:
        return tr("This computer's password store does not answer; perhaps it waits for you in another window.");
    default:
        return {};
    }
}

QString DoctorWords::skipped(const CheckResult &result)
{
    switch (result.outcome.finding) {
    case Finding::NotSignedInYet:
        return tr("You are not signed in yet.");
    case Finding::GroundFailed:
        return tr("Not looked at: it needs something above that is missing.");
    case Finding::NoTimeLeft:
        return tr("Not looked at: everything above took so long.");
    case Finding::NoConversation:
        return tr("You have no conversation yet to try it with.");
    case Finding::NoCache:
        return tr("No messages are kept on this computer yet.");
    case Finding::KeychainUnused:
        return tr("This sign-in does not use the password store.");
    case Finding::NoWindow:
        return tr("This program draws no text itself.");
    case Finding::CannotTell:
        return result.check == CheckId::Notifications
                   ? tr("The system decides about it when the first notification is shown.")
                   : tr("The server does not tell.");
    default:
        return {};
    }
}

QString DoctorWords::advice(const CheckResult &result)
{
    const QString first = result.outcome.values.value(0);
    const QString second = result.outcome.values.value(1);
    switch (result.outcome.finding) {
    case Finding::PlainInPublic:
        return tr("Ask who runs the server for an address that begins with https.");
    case Finding::CertificateEndsSoon:
        return tr("Tell who runs the server to renew it.");
    case Finding::ClockOff:
    case Finding::ClockWrong:
        return tr("Let this computer set its clock by itself, in its date and time settings.");
    case Finding::HeartbeatSlow:
        return tr("Messages arrive, only later. Another network may be faster.");
    case Finding::IdleTimeout:
        return tr("Tell who runs the server or the network: a proxy there ends connections after %1; it should let "
                  "them be for 60 s of silence at least (proxy_read_timeout).")
            .arg(span(first.toLongLong()));
    case Finding::DropsAtOnce:
        return tr("The server, or something on the way to it, ends it. Tell who runs the server; a report helps them.");
    case Finding::DiskLow:
    case Finding::DiskFull:
        return tr("Free some space, for example by emptying the trash.");
    case Finding::CacheSlow:
        return tr("Try again when this computer has less to do.");
    case Finding::NoNotifications:
        return tr("Nothing is lost by it: messages arrive all the same. Most desktops bring a notification service "
                  "along; where there is none, install one, for example dunst.");
    case Finding::GujaratiUnshaped:
        return tr("Install the font Noto Sans Gujarati.");
    case Finding::AddressMalformed:
        return tr("Write it like this: https://chat.example.org");
    case Finding::NoNetwork:
        return tr("Plug in the cable, or switch the Wi-Fi on.");
    case Finding::NameUnknown:
        return tr("Check the spelling of the address, and whether other pages open.");
    case Finding::NameSilent:
        return tr("Check whether other pages open; restarting the router often helps.");
    case Finding::Refused:
        return tr("Ask who runs the server whether it is running, and for its exact address.");
    case Finding::WrongPort:
        return tr("Use the address %1.").arg(second);
    case Finding::PortSilent:
        return tr("Ask who runs the server whether it is reachable from your network; a firewall may be in the way.");
    case Finding::Unroutable:
        return tr("Check this computer's network, and a VPN if the server needs one.");
    case Finding::ProxyRefused:
    case Finding::ProxyUnknown:
    case Finding::ProxyWantsPassword:
        return tr("Check the proxy in the advanced settings.");
    case Finding::CaptivePortal:
        return tr("Open any page in your browser and sign in to this network there.");
    case Finding::CertificateExpired:
        return tr("Tell who runs the server to renew its certificate.");
    case Finding::CertificateNotYet:
        return tr("Check the date of this computer; if it is right, tell who runs the server.");
    case Finding::CertificateOtherName:
        return tr("Check the spelling of the address. In a hotel or on a train, sign in to the network first.");
    case Finding::CertificateUntrusted:
        return tr("If you trust whoever runs the server, add their certificate in the advanced settings; otherwise do "
                  "not sign "
                  "in here.");
    case Finding::TlsFailed:
        return tr("Ask who runs the server to check its certificate and encryption.");
    case Finding::NeedsEncryption:
        return tr("Use the address %1.").arg(first);
    case Finding::NotEncrypted:
        return first.isEmpty() ? tr("Ask who runs the server for its exact address.")
                               : tr("Use the address %1.").arg(first);
    case Finding::NotVatochito:
        return tr("Check the address. Behind it there may also be the sign-in page of a network.");
    case Finding::ServerFailing:
    case Finding::ServerBusy:
    case Finding::BackendGone:
        return tr("Wait a little and try again; if it stays, tell who runs the server.");
    case Finding::ServerSilent:
        return tr("Wait a little and try again; if it stays, tell who runs the server to look at it.");
    case Finding::NobodySignedIn:
        return tr("Sign in.");
    case Finding::NotSignedInYet:
        return tr("Once you are signed in, the rest can be looked at, too.");
    case Finding::SessionOver:
        return tr("Sign in again. What you wrote is kept.");
    case Finding::SessionUnproven:
    case Finding::MembershipUnknown:
        return tr("Wait a little and try again.");
    case Finding::NotMember:
        return tr("Ask somebody in it to add you again.");
    case Finding::UpgradeBlocked:
        return tr("Tell who runs the server or the network: the proxy has to pass WebSocket upgrades on (the headers "
                  "Upgrade and Connection).");
    case Finding::UpgradeForbidden:
        return tr("Try again; if it stays, tell who runs the server that something in front of it refuses WebSockets.");
    case Finding::UpgradePathUnknown:
        return tr("Tell who runs the server that the proxy has to pass on /ws/ as well as /api/.");
    case Finding::SocketRefused:
    case Finding::SocketSilent:
    case Finding::SocketTlsFailed:
    case Finding::SocketOtherName:
        return tr("Check the message address in the advanced settings, or ask who runs the server whether it is open.");
    case Finding::SocketNeedsEncryption:
        return tr("Use this message address: %1").arg(first);
    case Finding::SocketNotEncrypted:
        return tr("Set no message address of its own in the advanced settings, so that it follows from the server's.");
    case Finding::NoHeartbeat:
        return tr("Something on the way holds back what is sent. Try another network, or tell who runs the server.");
    case Finding::CacheDamaged:
        return tr("They have to be fetched again; what was not sent yet is kept.");
    case Finding::CacheNewer:
        return tr("Update this Vatochito.");
    case Finding::CacheUnreadable:
        return tr("Check whether the disk and the folder of your profile can be read.");
    case Finding::KeychainLocked:
    case Finding::KeychainSilent:
        return tr("Unlock the password store of this computer (keyring, wallet), then try again.");
    case Finding::KeychainMissing:
        return tr("Install or start a password store, for example GNOME Keyring or KWallet.");
    case Finding::KeychainChanged:
        return tr("Start the desktop as you did when you signed in, or sign in again.");
    case Finding::KeychainBroken:
        return tr("Restart this computer's password store, then try again.");
    case Finding::NoTimeLeft:
        return tr("Try again.");
    default:
        return {};
    }
}

QString DoctorWords::button(Remedy remedy)
{
    switch (remedy) {
    case Remedy::None:
        return {};
    case Remedy::TryAgain:
        return tr("Try again");
    case Remedy::ChangeAddress:
        return tr("Use another address…");
    case Remedy::UseSocketAddress:
        return tr("Use this address");
    case Remedy::FollowServerAddress:
        return tr("Use the server's address");
    case Remedy::MakeReport:
        return tr("Report for support…");
    case Remedy::OpenAdvancedSettings:
        return tr("Advanced settings…");
    case Remedy::SignIn:
        return tr("Sign in…");
    case Remedy::OpenNetworkSettings:
        return tr("Open network settings");
    case Remedy::OpenDateSettings:
        return tr("Open date and time settings");
    case Remedy::OpenNotificationSettings:
        return tr("Open notification settings");
    case Remedy::MakeRoom:
        return tr("Show what fills the disk");
    case Remedy::GetFont:
        return tr("Get the font…");
    case Remedy::OpenBrowser:
        return tr("Open the browser");
    case Remedy::FetchMessagesAgain:
        return tr("Fetch messages again");
    }
    return {};
}

QString DoctorWords::span(qlonglong seconds)
{
    constexpr qlonglong kMinute = 60;
    constexpr qlonglong kHour = 60 * kMinute;
    constexpr qlonglong kDay = 24 * kHour;
    if (seconds < kMinute)
        return tr("%1 s").arg(seconds);
    if (seconds < kHour)
        return tr("%1 min").arg(seconds / kMinute);
    if (seconds < kDay)
        return tr("%1 h %2 min").arg(seconds / kHour).arg(seconds % kHour / kMinute);
    return tr("%1 days").arg(seconds / kDay);
}

QString DoctorWords::clock(const QString &format, const QString &ourSeconds)
{
    return format.arg(span(std::llabs(ourSeconds.toLongLong())));
}

} // namespace vatochito
