// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/ComputerChecks.h"

#include "core/WhenDone.h"
#include "diagnostics/AccountChecks.h"
#include "sync/ProvenVault.h"

#include <QFileInfo>
#include <QStorageInfo>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kMiB = 1024LL * 1024;

qint64 freeBytesOf(const QString &folder)
{
    const QStorageInfo disk(folder);
    return disk.isValid() ? disk.bytesAvailable() : -1;
}

Finding cacheFinding(Error::Code code)
{
    switch (code) {
    case Error::Code::StorageFull:
        return Finding::DiskFull;
    case Error::Code::StorageDamaged:
        return Finding::CacheDamaged;
    case Error::Code::StorageNewer:
        return Finding::CacheNewer;
    default:
        return Finding::CacheUnreadable;
    }
}

} // namespace

CacheCheck::CacheCheck(Notes notes) : ExaminationCheck(std::move(notes), CheckId::Cache, {}, 2s, Place::Computer) {}

CheckOutcome CacheCheck::late() const
{
    return {.finding = Finding::CacheSlow, .detail = u"quick_check not done in %1 ms"_s.arg(deadline().count())};
}

void CacheCheck::start(Done done)
{
    Cache *cache = notes().patient.cache;
    if (!cache) {
        done({.finding = Finding::NoCache});
        return;
    }
    const QString folder = QFileInfo(cache->path()).path();
    const qint64 free = notes().tools.freeBytes ? notes().tools.freeBytes(folder) : freeBytesOf(folder);
    if (const auto &trouble = cache->trouble()) {
        done({.finding = cacheFinding(trouble->code),
              .detail = u"reason=%1 free_mib=%2"_s.arg(Error::codeName(trouble->code)).arg(free / kMiB)});
        return;
    }
    if (free >= 0 && free < kFull) {
        done({.finding = Finding::DiskFull, .detail = u"free_bytes=%1"_s.arg(free)});
        return;
    }
    const auto inspect = [this, path = cache->path(), free, done] {
        whenDone(inspectCache(path), context(), [this, free, done](const Result<CacheInspection> &seen) {
            if (seen)
                done(judge(*seen, free));
            else
                done({.finding = cacheFinding(seen.error().code), .detail = seen.error().detail});
        });
    };
    // Behind what is being mended just now.
    whenDone(cache->write([](CacheTransaction &) {}), context(), [inspect](const Status &) { inspect(); });
}

CheckOutcome CacheCheck::judge(const CacheInspection &inspection, qint64 freeBytes) const
{
    const QString detail = u"quick_check=%1 bytes=%2 wal_bytes=%3 free_mib=%4"_s.arg(
        inspection.fault.isEmpty() ? u"ok"_s : inspection.fault, QString::number(inspection.bytes),
        QString::number(inspection.logBytes), QString::number(freeBytes / kMiB));
    if (!inspection.fault.isEmpty())
        return {.finding = Finding::CacheDamaged, .detail = detail};
    if (freeBytes >= 0 && freeBytes < kLow)
        return {.finding = Finding::DiskLow, .values = {QString::number(freeBytes / kMiB)}, .detail = detail};
    return {.finding = Finding::CacheWhole, .detail = detail};
}

KeychainCheck::KeychainCheck(Notes notes)
    : ExaminationCheck(std::move(notes), CheckId::Keychain, {}, 3s, Place::Computer)
{
}

CheckOutcome KeychainCheck::late() const
{
    return {.finding = Finding::KeychainSilent, .detail = u"no answer in %1 ms"_s.arg(deadline().count())};
}

void KeychainCheck::start(Done done)
{
    const Patient &patient = notes().patient;
    if (!patient.vault || !patient.profile) {
        done({.finding = Finding::KeychainUnused});
        return;
    }
    auto *vault = new ProvenVault(*patient.vault, *patient.profile, context());
    const QString backend = patient.vault->backend();
    whenDone(vault->prove(), context(), [done = std::move(done), backend](const Status &proven) {
        if (proven)
            done({.finding = Finding::KeychainWorks, .detail = u"backend=%1 written, read and removed"_s.arg(backend)});
        else
            done({.finding = keychainFinding(proven.error().code),
                  .detail = u"backend=%1 reason=%2 %3"_s.arg(backend, Error::codeName(proven.error().code),
                                                             proven.error().detail)});
    });
}

NotificationsCheck::NotificationsCheck(Notes notes)
    : ExaminationCheck(std::move(notes), CheckId::Notifications, {}, 2s, Place::Computer)
{
}

CheckOutcome NotificationsCheck::late() const
{
    return {.finding = Finding::NoNotifications, .detail = u"no answer in %1 ms"_s.arg(deadline().count())};
}

void NotificationsCheck::start(Done done)
{
    whenDone(notes().tools.notifications(), context(),
             [done = std::move(done)](const Result<NotificationGround> &ground) {
                 if (!ground || ground->state == NotificationGround::State::Missing)
                     done({.finding = Finding::NoNotifications, .detail = ground ? ground->service : QString()});
                 else if (ground->state == NotificationGround::State::Untold)
                     done({.finding = Finding::CannotTell, .detail = ground->service});
                 else
                     done({.finding = Finding::NotificationsPossible, .detail = ground->service});
             });
}

GujaratiCheck::GujaratiCheck(Notes notes)
    : ExaminationCheck(std::move(notes), CheckId::Gujarati, {}, 1s, Place::Computer)
{
}

CheckOutcome GujaratiCheck::late() const
{
    return {.finding = Finding::NoTimeLeft};
}

void GujaratiCheck::start(Done done)
{
    if (!notes().tools.gujarati) {
        done({.finding = Finding::NoWindow, .detail = u"this program draws no text"_s});
        return;
    }
    const GujaratiReport report = notes().tools.gujarati();
    done({.finding = report.isShaped ? Finding::GujaratiShaped : Finding::GujaratiUnshaped,
          .values = {report.font},
          .detail = report.detail});
}

} // namespace vatochito
