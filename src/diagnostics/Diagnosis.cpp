// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/Diagnosis.h"

#include <array>

namespace vatochito {

namespace {

struct Row
{
    Finding finding;
    FindingTraits traits;
};

constexpr auto kOk = Verdict::Ok;
constexpr auto kWarning = Verdict::Warning;
constexpr auto kFailed = Verdict::Failed;
constexpr auto kSkipped = Verdict::Skipped;

/// In the order of Finding.
constexpr std::array kRows{
    Row{Finding::AddressFits, {"address_fits", kOk, Remedy::None}},
    Row{Finding::NetworkUp, {"network_up", kOk, Remedy::None}},
    Row{Finding::ServerIsHere, {"server_is_here", kOk, Remedy::None}},
    Row{Finding::NameFound, {"name_found", kOk, Remedy::None}},
    Row{Finding::NoNameNeeded, {"no_name_needed", kOk, Remedy::None}},
    Row{Finding::ProxyLooksUp, {"proxy_looks_up", kOk, Remedy::None}},
    Row{Finding::PortAnswers, {"port_answers", kOk, Remedy::None}},
    Row{Finding::ProxyAnswers, {"proxy_answers", kOk, Remedy::None}},
    Row{Finding::NothingBetween, {"nothing_between", kOk, Remedy::None}},
    Row{Finding::NothingSeen, {"nothing_seen", kOk, Remedy::None}},
    Row{Finding::ProxyPasses, {"proxy_passes", kOk, Remedy::None}},
    Row{Finding::Encrypted, {"encrypted", kOk, Remedy::None}},
    Row{Finding::PlainNearby, {"plain_nearby", kOk, Remedy::None}},
    Row{Finding::ServerFits, {"server_fits", kOk, Remedy::None}},
    Row{Finding::ClockFits, {"clock_fits", kOk, Remedy::None}},
    Row{Finding::SignedIn, {"signed_in", kOk, Remedy::None}},
    Row{Finding::Member, {"member", kOk, Remedy::None}},
    Row{Finding::UpgradePasses, {"upgrade_passes", kOk, Remedy::None}},
    Row{Finding::HeartbeatFine, {"heartbeat_fine", kOk, Remedy::None}},
    Row{Finding::Steady, {"steady", kOk, Remedy::None}},
    Row{Finding::CacheWhole, {"cache_whole", kOk, Remedy::None}},
    Row{Finding::KeychainWorks, {"keychain_works", kOk, Remedy::None}},
    Row{Finding::NotificationsPossible, {"notifications_possible", kOk, Remedy::None}},
    Row{Finding::GujaratiShaped, {"gujarati_shaped", kOk, Remedy::None}},

    Row{Finding::PlainInPublic, {"plain_in_public", kWarning, Remedy::ChangeAddress}},
    Row{Finding::CertificateEndsSoon, {"certificate_ends_soon", kWarning, Remedy::MakeReport}},
    Row{Finding::ClockOff, {"clock_off", kWarning, Remedy::OpenDateSettings}},
    Row{Finding::HeartbeatSlow, {"heartbeat_slow", kWarning, Remedy::TryAgain}},
    Row{Finding::IdleTimeout, {"idle_timeout", kWarning, Remedy::MakeReport}},
    Row{Finding::DropsAtOnce, {"drops_at_once", kWarning, Remedy::MakeReport}},
    Row{Finding::DiskLow, {"disk_low", kWarning, Remedy::MakeRoom}},
    Row{Finding::CacheSlow, {"cache_slow", kWarning, Remedy::TryAgain}},
    Row{Finding::NoNotifications, {"no_notifications", kWarning, Remedy::OpenNotificationSettings}},
    Row{Finding::GujaratiUnshaped, {"gujarati_unshaped", kWarning, Remedy::GetFont}},

    Row{Finding::AddressMalformed, {"address_malformed", kFailed, Remedy::ChangeAddress}},
    Row{Finding::NoNetwork, {"no_network", kFailed, Remedy::OpenNetworkSettings}},
    Row{Finding::NameUnknown, {"name_unknown", kFailed, Remedy::OpenNetworkSettings}},
    Row{Finding::NameSilent, {"name_silent", kFailed, Remedy::OpenNetworkSettings}},
    Row{Finding::Refused, {"refused", kFailed, Remedy::TryAgain}},
    Row{Finding::WrongPort, {"wrong_port", kFailed, Remedy::ChangeAddress}},
    Row{Finding::PortSilent, {"port_silent", kFailed, Remedy::TryAgain}},
    Row{Finding::Unroutable, {"unroutable", kFailed, Remedy::OpenNetworkSettings}},
    Row{Finding::ProxyRefused, {"proxy_refused", kFailed, Remedy::OpenAdvancedSettings}},
    Row{Finding::ProxyUnknown, {"proxy_unknown", kFailed, Remedy::OpenAdvancedSettings}},
    Row{Finding::ProxyWantsPassword, {"proxy_wants_password", kFailed, Remedy::OpenAdvancedSettings}},
    Row{Finding::CaptivePortal, {"captive_portal", kFailed, Remedy::OpenBrowser}},
    Row{Finding::CertificateExpired, {"certificate_expired", kFailed, Remedy::MakeReport}},
    Row{Finding::CertificateNotYet, {"certificate_not_yet", kFailed, Remedy::OpenDateSettings}},
    Row{Finding::CertificateOtherName, {"certificate_other_name", kFailed, Remedy::ChangeAddress}},
    Row{Finding::CertificateUntrusted, {"certificate_untrusted", kFailed, Remedy::OpenAdvancedSettings}},
    Row{Finding::TlsFailed, {"tls_failed", kFailed, Remedy::MakeReport}},
    Row{Finding::NeedsEncryption, {"needs_encryption", kFailed, Remedy::ChangeAddress}},
    Row{Finding::NotEncrypted, {"not_encrypted", kFailed, Remedy::ChangeAddress}},
    Row{Finding::NotVatochito, {"not_vatochito", kFailed, Remedy::ChangeAddress}},
    Row{Finding::ServerFailing, {"server_failing", kFailed, Remedy::TryAgain}},
    Row{Finding::ServerBusy, {"server_busy", kFailed, Remedy::TryAgain}},
    Row{Finding::ServerSilent, {"server_silent", kFailed, Remedy::TryAgain}},
    Row{Finding::ClockWrong, {"clock_wrong", kFailed, Remedy::OpenDateSettings}},
    Row{Finding::NobodySignedIn, {"nobody_signed_in", kFailed, Remedy::SignIn}},
    Row{Finding::SessionOver, {"session_over", kFailed, Remedy::SignIn}},
    Row{Finding::SessionUnproven, {"session_unproven", kFailed, Remedy::TryAgain}},
    Row{Finding::NotMember, {"not_member", kFailed, Remedy::TryAgain}},
    Row{Finding::MembershipUnknown, {"membership_unknown", kFailed, Remedy::TryAgain}},
    Row{Finding::UpgradeBlocked, {"upgrade_blocked", kFailed, Remedy::MakeReport}},
    Row{Finding::UpgradeForbidden, {"upgrade_forbidden", kFailed, Remedy::TryAgain}},
    Row{Finding::UpgradePathUnknown, {"upgrade_path_unknown", kFailed, Remedy::MakeReport}},
    Row{Finding::BackendGone, {"backend_gone", kFailed, Remedy::TryAgain}},
    Row{Finding::SocketRefused, {"socket_refused", kFailed, Remedy::OpenAdvancedSettings}},
    Row{Finding::SocketSilent, {"socket_silent", kFailed, Remedy::OpenAdvancedSettings}},
    Row{Finding::SocketNeedsEncryption, {"socket_needs_encryption", kFailed, Remedy::UseSocketAddress}},
    Row{Finding::SocketNotEncrypted, {"socket_not_encrypted", kFailed, Remedy::FollowServerAddress}},
    Row{Finding::SocketTlsFailed, {"socket_tls_failed", kFailed, Remedy::OpenAdvancedSettings}},
    Row{Finding::SocketOtherName, {"socket_other_name", kFailed, Remedy::OpenAdvancedSettings}},
    Row{Finding::NoHeartbeat, {"no_heartbeat", kFailed, Remedy::TryAgain}},
    Row{Finding::CacheDamaged, {"cache_damaged", kFailed, Remedy::FetchMessagesAgain}},
    Row{Finding::CacheNewer, {"cache_newer", kFailed, Remedy::None}},
    Row{Finding::CacheUnreadable, {"cache_unreadable", kFailed, Remedy::TryAgain}},
    Row{Finding::DiskFull, {"disk_full", kFailed, Remedy::MakeRoom}},
    Row{Finding::KeychainLocked, {"keychain_locked", kFailed, Remedy::TryAgain}},
    Row{Finding::KeychainMissing, {"keychain_missing", kFailed, Remedy::TryAgain}},
    Row{Finding::KeychainChanged, {"keychain_changed", kFailed, Remedy::TryAgain}},
    Row{Finding::KeychainBroken, {"keychain_broken", kFailed, Remedy::TryAgain}},
    Row{Finding::KeychainSilent, {"keychain_silent", kFailed, Remedy::TryAgain}},

    Row{Finding::NotSignedInYet, {"not_signed_in_yet", kSkipped, Remedy::SignIn}},
    Row{Finding::GroundFailed, {"ground_failed", kSkipped, Remedy::None}},
    Row{Finding::NoTimeLeft, {"no_time_left", kSkipped, Remedy::TryAgain}},
    Row{Finding::NoConversation, {"no_conversation", kSkipped, Remedy::None}},
    Row{Finding::NoCache, {"no_cache", kSkipped, Remedy::None}},
    Row{Finding::KeychainUnused, {"keychain_unused", kSkipped, Remedy::None}},
    Row{Finding::CannotTell, {"cannot_tell", kSkipped, Remedy::None}},
    Row{Finding::NoWindow, {"no_window", kSkipped, Remedy::None}},
};

constexpr bool isInOrder()
{
    for (std::size_t index = 0; index < kRows.size(); ++index) {
        if (static_cast<std::size_t>(kRows[index].finding) != index)
            return false;
    }
    return true;
}
static_assert(isInOrder());
static_assert(kRows.back().finding == Finding::NoWindow, "the last one");

} // namespace

const FindingTraits &traitsOf(Finding finding)
{
    return kRows.at(static_cast<std::size_t>(finding)).traits;
}

QString addressFor(const CheckOutcome &outcome)
{
    switch (outcome.finding) {
    case Finding::WrongPort:
        return outcome.values.value(1);
    case Finding::NeedsEncryption:
    case Finding::NotEncrypted:
    case Finding::SocketNeedsEncryption:
        return outcome.values.value(0);
    default:
        return {};
    }
}

bool isGap(Finding finding)
{
    return finding == Finding::NotSignedInYet || finding == Finding::GroundFailed || finding == Finding::NoTimeLeft;
}

QString nameOf(CheckId check)
{
    static constexpr std::array kNames{"address", "network", "name",     "port",          "proxy",   "tls",
                                       "server",  "clock",   "session",  "membership",    "upgrade", "heartbeat",
                                       "history", "cache",   "keychain", "notifications", "gujarati"};
    return QString::fromLatin1(kNames.at(static_cast<std::size_t>(check)));
}

QString nameOf(Verdict verdict)
{
    static constexpr std::array kNames{"ok", "warning", "failed", "skipped"};
    return QString::fromLatin1(kNames.at(static_cast<std::size_t>(verdict)));
}

} // namespace vatochito
