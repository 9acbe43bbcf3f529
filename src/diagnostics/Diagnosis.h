// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <chrono>

namespace vatochito {

/// What the doctor looks at, in the order in which it looks.
enum class CheckId {
    Address,
    Network,
    Name,
    Port,
    Proxy,
    Encryption,
    Server,
    Clock,
    Session,
    Membership,
    Upgrade,
    Heartbeat,
    History,
    Cache,
    Keychain,
    Notifications,
    Gujarati,
};

enum class Verdict { Ok, Warning, Failed, Skipped };

/// What a button beside a finding can do. The words of the remedy are DoctorWords'.
enum class Remedy {
    None,
    TryAgain,
    ChangeAddress,        ///< Of the server, to the one the finding names if it names one.
    UseSocketAddress,     ///< The one that the finding names.
    FollowServerAddress,  ///< With the address of the sockets, which was set apart.
    OpenAdvancedSettings, ///< Vatochito's own: proxy, address of the messages, authority.
    SignIn,
    MakeReport, ///< For whoever can do something about it.
    OpenNetworkSettings,
    OpenDateSettings,
    OpenNotificationSettings,
    MakeRoom,    ///< Where the system shows what fills the disk.
    GetFont,     ///< From where it is to be had.
    OpenBrowser, ///< At the address of the server, where a Wi-Fi network's own page appears.
    FetchMessagesAgain,
};

/// What a check found: the cause by its name. Verdict and remedy follow from it (traitsOf).
enum class Finding {
    // All is well.
    AddressFits,
    NetworkUp,
    ServerIsHere,
    NameFound,
    NoNameNeeded,
    ProxyLooksUp,
    PortAnswers,
    ProxyAnswers,
    NothingBetween,
    NothingSeen, ///< Between, though nobody answered.
    ProxyPasses,
    Encrypted,
    PlainNearby,
    ServerFits,
    ClockFits,
    SignedIn,
    Member,
    UpgradePasses,
    HeartbeatFine,
    Steady,
    CacheWhole,
    KeychainWorks,
    NotificationsPossible,
    GujaratiShaped,

    // It works, but …
    PlainInPublic,
    CertificateEndsSoon,
    ClockOff,
    HeartbeatSlow,
    IdleTimeout,
    DropsAtOnce, ///< After coming about.
    DiskLow,
    CacheSlow,
    NoNotifications,
    GujaratiUnshaped,

    // It does not work.
    AddressMalformed,
    NoNetwork,
    NameUnknown,
    NameSilent,
    Refused,
    WrongPort,
    PortSilent,
    Unroutable,
    ProxyRefused,
    ProxyUnknown,
    ProxyWantsPassword,
    CaptivePortal,
    CertificateExpired,
    CertificateNotYet,
    CertificateOtherName,
    CertificateUntrusted,
    TlsFailed,
    NeedsEncryption,
    NotEncrypted,
    NotVatochito,
    ServerFailing,
    ServerBusy,
    ServerSilent,
    ClockWrong,
    NobodySignedIn, ///< Where somebody was expected to be.
    SessionOver,
    SessionUnproven,
    NotMember,
    MembershipUnknown,
    UpgradeBlocked,
    UpgradeForbidden,
    UpgradePathUnknown,
    BackendGone,
    SocketRefused,
    SocketSilent,
    SocketNeedsEncryption,
    SocketNotEncrypted,
    SocketTlsFailed,
    SocketOtherName, ///< As CertificateOtherName, but it is the address of the messages that has to change.
    NoHeartbeat,
    CacheDamaged,
    CacheNewer,
    CacheUnreadable,
    DiskFull,
    KeychainLocked,
    KeychainMissing,
    KeychainChanged,
    KeychainBroken,
    KeychainSilent,

    // It was not looked at.
    NotSignedInYet,
    GroundFailed,
    NoTimeLeft,
    NoConversation,
    NoCache,
    KeychainUnused,
    CannotTell,
    NoWindow,
};

struct FindingTraits
{
    const char *name; ///< English, stable: for logs, reports and scripts.
    Verdict verdict;
    Remedy remedy;
};

const FindingTraits &traitsOf(Finding finding);
/// English, stable: "address", "network" …
QString nameOf(CheckId check);
/// "ok", "warning", "failed", "skipped".
QString nameOf(Verdict verdict);

/// What a check brought to light.
struct CheckOutcome
{
    Finding finding = Finding::CannotTell;
    QStringList values{}; ///< For the sentence: numbers and addresses. Never a token, a name of a person, a text.
    QString detail{};     ///< Technical, English; as free of secrets as the values.

    Verdict verdict() const { return traitsOf(finding).verdict; }
};

/// The address that the remedy of \a outcome would use; empty: it names none.
QString addressFor(const CheckOutcome &outcome);
/// Whether something that was to be looked at was not, for want of a ground or of time.
bool isGap(Finding finding);

struct CheckResult
{
    CheckId check = CheckId::Address;
    CheckOutcome outcome;
    std::chrono::milliseconds took{};
};

} // namespace vatochito

Q_DECLARE_METATYPE(vatochito::CheckResult)
