// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/KeychainTokenVault.h"

#include "core/WhenDone.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPromise>

#include <memory>

using namespace Qt::StringLiterals;

namespace vatochito {

namespace {

QString toLine(const Tokens &tokens)
{
    const QJsonObject value{{u"access"_s, tokens.access}, {u"refresh"_s, tokens.refresh}};
    return QString::fromUtf8(QJsonDocument(value).toJson(QJsonDocument::Compact));
}

Result<Tokens> fromLine(const QString &line)
{
    const QJsonObject value = QJsonDocument::fromJson(line.toUtf8()).object();
    Tokens tokens{.access = value.value("access"_L1).toString(), .refresh = value.value("refresh"_L1).toString()};
    if (tokens.access.isEmpty() && tokens.refresh.isEmpty())
        return failure(Error{.code = Error::Code::VaultFailed, .detail = u"the entry is not ours"_s});
    return tokens;
}

} // namespace

KeychainTokenVault::KeychainTokenVault(SecretStore &keychain, QObject *parent) : QObject(parent), m_keychain(keychain)
{
}

QFuture<Result<Tokens>> KeychainTokenVault::read(const TokenKey &key)
{
    auto promise = std::make_shared<QPromise<Result<Tokens>>>();
    promise->start();
    whenDone(m_keychain.read(key.toString()), this, [promise](const Result<QString> &line) {
        promise->addResult(line.and_then(fromLine));
        promise->finish();
    });
    return promise->future();
}

QFuture<Status> KeychainTokenVault::write(const TokenKey &key, const Tokens &tokens)
{
    return m_keychain.write(key.toString(), toLine(tokens));
}

QFuture<Status> KeychainTokenVault::remove(const TokenKey &key)
{
    return m_keychain.remove(key.toString());
}

} // namespace vatochito
