// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/KeychainSecretStore.h"

#include "core/LogCategories.h"

#ifdef VATOCHITO_HAS_DBUS
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#endif
#include <QPromise>

#include <qt6keychain/keychain.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace vatochito {

namespace {

/// libsecret tells a missing bus or a missing service as "other", in words of the person's language; so they are asked.
bool hasService()
{
#ifdef VATOCHITO_HAS_DBUS
    QDBusConnectionInterface *bus = QDBusConnection::sessionBus().interface();
    if (!bus)
        return false;
    for (const QString &service : {u"org.freedesktop.secrets"_s, u"org.kde.kwalletd5"_s, u"org.kde.kwalletd6"_s}) {
        if (bus->isServiceRegistered(service))
            return true;
    }
    return false;
#else
    return true;
#endif
}

Error::Code codeOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return Error::Code::NotFound;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return Error::Code::VaultLocked;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return Error::Code::VaultUnavailable;
    default:
        break;
    }
    return hasService() ? Error::Code::VaultFailed : Error::Code::VaultUnavailable;
}

Status statusOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::NoError)
        return {};
    return failure(Error{.code = codeOf(job), .detail = job.errorString()});
}

/// A promise that finishes once, and as cancelled if nobody finishes it.
template <typename T>
class Answer
{
public:
    Answer() { m_promise.start(); }

    QFuture<Result<T>> future() const { return m_promise.future(); }
    void give(Result<T> value)
    {
        m_promise.addResult(std::move(value));
        m_promise.finish();
    }

private:
    QPromise<Result<T>> m_promise;
};

} // namespace

KeychainSecretStore::KeychainSecretStore(QString service, AlarmFactory &alarms, QObject *parent)
    : QObject(parent), m_service(std::move(service)), m_deadline(alarms.makeAlarm())
{
}

KeychainSecretStore::~KeychainSecretStore() = default;

QString KeychainSecretStore::backend() const
{
#if defined(Q_OS_WIN)
    return u"windows"_s;
#elif defined(Q_OS_MACOS)
    return u"macos"_s;
#else
    // qtkeychain does not tell which one it took; this is what its choice goes by.
    const QStringList desktops = qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(u':');
    return desktops.contains("KDE"_L1, Qt::CaseInsensitive) ? u"kwallet"_s : u"libsecret"_s;
#endif
}

QFuture<Result<QString>> KeychainSecretStore::read(const QString &key)
{
    auto answer = std::make_shared<Answer<QString>>();
    enqueue({.makeJob =
                 [service = m_service, key] {
                     auto *job = new QKeychain::ReadPasswordJob(service);
                     job->setKey(key);
                     return job;
                 },
             .finish =
                 [answer](const Status &status, QKeychain::Job *job) {
                     if (!status) {
                         answer->give(failure(status.error()));
                         return;
                     }
                     answer->give(static_cast<QKeychain::ReadPasswordJob *>(job)->textData());
                 }});
    return answer->future();
}

QFuture<Status> KeychainSecretStore::write(const QString &key, const QString &secret)
{
    auto answer = std::make_shared<Answer<void>>();
    enqueue({.makeJob =
                 [service = m_service, key, secret] {
                     auto *job = new QKeychain::WritePasswordJob(service);
                     job->setKey(key);
                     job->setTextData(secret);
                     return job;
                 },
             .finish = [answer](const Status &status, QKeychain::Job *) { answer->give(status); }});
    return answer->future();
}

QFuture<Status> KeychainSecretStore::remove(const QString &key)
{
    auto answer = std::make_shared<Answer<void>>();
    enqueue({.makeJob =
                 [service = m_service, key] {
                     auto *job = new QKeychain::DeletePasswordJob(service);
                     job->setKey(key);
                     return job;
                 },
             .finish = [answer](const Status &status, QKeychain::Job *) { answer->give(status); }});
    return answer->future();
}

void KeychainSecretStore::enqueue(Operation operation)
{
    m_waiting.push_back(std::move(operation));
    scheduleNext();
}

void KeychainSecretStore::scheduleNext()
{
    // Through the event loop: a job started inside another one's finished() upsets qtkeychain's own queue.
    QMetaObject::invokeMethod(this, &KeychainSecretStore::runNext, Qt::QueuedConnection);
}

void KeychainSecretStore::runNext()
{
    if (m_isBusy || m_waiting.empty())
        return;
    m_isBusy = true;
    QKeychain::Job *job = m_waiting.front().makeJob();
    m_jobFinished = connect(job, &QKeychain::Job::finished, this,
                            [this](QKeychain::Job *finished) { end(statusOf(*finished), finished); });
    m_deadline->start(kDeadline, [this] {
        end(failure(Error{.code = Error::Code::VaultFailed, .detail = u"the keychain did not answer"_s}), nullptr);
    });
    job->start(); // deletes itself once finished
}

void KeychainSecretStore::end(const Status &status, QKeychain::Job *job)
{
    m_deadline->stop();
    disconnect(m_jobFinished);
    m_isBusy = false;
    const Operation operation = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (!status && status.error().code != Error::Code::NotFound)
        qCWarning(lcAuth).nospace().noquote() << "keychain failed: reason=" << Error::codeName(status.error().code)
                                              << " detail=" << status.error().detail;
    operation.finish(status, job);
    scheduleNext();
}

} // namespace vatochito
