// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ProvenVault.h"

#include "core/WhenDone.h"

#include <QPromise>
#include <QUuid>

#include <memory>

namespace vatochito {

namespace {

Error broken(const QString &how)
{
    return Error{.code = Error::Code::VaultFailed, .detail = how};
}

template <typename T>
class Answer
{
public:
    Answer() { m_promise->start(); }

    QFuture<Result<T>> future() const { return m_promise->future(); }
    void give(const Result<T> &value) const
    {
        m_promise->addResult(value);
        m_promise->finish();
    }

private:
    std::shared_ptr<QPromise<Result<T>>> m_promise = std::make_shared<QPromise<Result<T>>>();
};

} // namespace

ProvenVault::ProvenVault(TokenVault &keychain, Profile profile, QObject *parent)
    : QObject(parent), m_keychain(keychain), m_profile(std::move(profile))
{
}

QFuture<Result<Tokens>> ProvenVault::read(const TokenKey &key)
{
    const Answer<Tokens> answer;
    whenDone(m_keychain.read(key), this, [this, answer](const Result<Tokens> &found) {
        const QString remembered = m_profile.keychain();
        const bool isElsewhere = !remembered.isEmpty() && remembered != m_keychain.backend();
        if (!found && found.error().code == Error::Code::NotFound && isElsewhere)
            answer.give(
                failure(Error{.code = Error::Code::VaultChanged, .detail = QStringLiteral("was ") + remembered}));
        else
            answer.give(found);
    });
    return answer.future();
}

QFuture<Status> ProvenVault::write(const TokenKey &key, const Tokens &tokens)
{
    const Answer<void> answer;
    const auto keep = [this, answer, key, tokens] {
        whenDone(writeAndReadBack(key, tokens), this, [this, answer](const Status &kept) {
            answer.give(kept ? m_profile.setKeychain(m_keychain.backend()) : kept);
        });
    };
    if (m_isProven) {
        keep();
        return answer.future();
    }
    whenDone(prove(), this, [this, answer, keep](const Status &proven) {
        m_isProven = proven.has_value();
        if (m_isProven)
            keep();
        else
            answer.give(proven);
    });
    return answer.future();
}

QFuture<Status> ProvenVault::remove(const TokenKey &key)
{
    const Answer<void> answer;
    whenDone(m_keychain.remove(key), this, [this, answer, key](const Status &removed) {
        if (!removed) {
            answer.give(removed);
            return;
        }
        whenDone(m_keychain.read(key), this, [answer](const Result<Tokens> &left) {
            if (left)
                answer.give(failure(broken(QStringLiteral("the entry is still there"))));
            else if (left.error().code == Error::Code::NotFound)
                answer.give({});
            else
                answer.give(failure(left.error()));
        });
    });
    return answer.future();
}

QFuture<Status> ProvenVault::prove()
{
    const Answer<void> answer;
    // Of nobody: the ids of people begin at 1.
    const TokenKey trial{.profile = m_profile.id(), .server = QStringLiteral("trial"), .user = UserId(0)};
    const QString random = QUuid::createUuid().toString(QUuid::WithoutBraces);
    whenDone(writeAndReadBack(trial, Tokens{.access = random, .refresh = random}), this,
             [this, answer, trial](const Status &kept) {
                 if (!kept) {
                     answer.give(kept);
                     return;
                 }
                 whenDone(remove(trial), this, [answer](const Status &removed) { answer.give(removed); });
             });
    return answer.future();
}

QFuture<Status> ProvenVault::writeAndReadBack(const TokenKey &key, const Tokens &tokens)
{
    const Answer<void> answer;
    whenDone(m_keychain.write(key, tokens), this, [this, answer, key, tokens](const Status &written) {
        if (!written) {
            answer.give(written);
            return;
        }
        whenDone(m_keychain.read(key), this, [answer, tokens](const Result<Tokens> &found) {
            if (found && *found == tokens)
                answer.give({});
            else if (found || found.error().code == Error::Code::NotFound)
                answer.give(failure(broken(QStringLiteral("what was written is not there"))));
            else
                answer.give(failure(found.error()));
        });
    });
    return answer.future();
}

} // namespace vatochito
