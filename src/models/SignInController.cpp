// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/SignInController.h"

#include "core/Sentences.h"

#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

const QString kUserName = u"username"_s;
const QString kPassword = u"password"_s;
const QString kPassword2 = u"password2"_s;

} // namespace

SignInController::SignInController(const QString &knownServer, QObject *parent)
    : QObject(parent), m_serverAddress(knownServer), m_isServerKnown(!knownServer.isEmpty())
{
}

void SignInController::setServerAddress(const QString &address)
{
    if (m_serverAddress == address)
        return;
    m_serverAddress = address;
    Q_EMIT serverAddressChanged();
}

QString SignInController::userNameError() const
{
    return sentenceAbout(kUserName);
}

QString SignInController::passwordError() const
{
    return sentenceAbout(kPassword);
}

QString SignInController::password2Error() const
{
    return sentenceAbout(kPassword2);
}

QString SignInController::serverError() const
{
    return isAboutServer() ? Sentences::forError(*m_error) : QString();
}

QString SignInController::formError() const
{
    if (!m_error || isAboutServer())
        return {};
    for (const QString &field : {u"non_field_errors"_s, u"detail"_s}) {
        const QString sentence = sentenceAbout(field);
        if (!sentence.isEmpty())
            return sentence;
    }
    const bool isSaidAtAField = m_error->fields.contains(kUserName) || m_error->fields.contains(kPassword) ||
                                m_error->fields.contains(kPassword2);
    return isSaidAtAField ? QString() : Sentences::forError(*m_error);
}

void SignInController::signIn(const QString &serverAddress, const QString &userName, const QString &password)
{
    if (m_isBusy || !areFilled(userName, password))
        return;
    begin(serverAddress);
    Q_EMIT signInRequested(m_serverAddress, userName.trimmed(), password);
}

void SignInController::registerAccount(const QString &serverAddress, const QString &userName,
                                       const QString &displayName, const QString &password, const QString &password2)
{
    if (m_isBusy || !areFilled(userName, password))
        return;
    if (password != password2) {
        setError(Error{.code = Error::Code::Rejected, .fields = {{kPassword2, {u"Passwords do not match."_s}}}});
        return;
    }
    begin(serverAddress);
    Q_EMIT registrationRequested(m_serverAddress, userName.trimmed(), displayName.trimmed(), password, password2);
}

void SignInController::clearErrors()
{
    setError(std::nullopt);
}

void SignInController::finish()
{
    setError(std::nullopt);
    setServerKnown(true);
    setBusy(false);
}

void SignInController::fail(const Error &error)
{
    setError(error);
    // What is wrong with the address is told beside it, so it has to be in sight.
    if (isAboutServer())
        setServerKnown(false);
    setBusy(false);
}

void SignInController::retranslate()
{
    Q_EMIT errorsChanged();
}

bool SignInController::areFilled(const QString &userName, const QString &password)
{
    Error empty{.code = Error::Code::Rejected};
    if (userName.trimmed().isEmpty())
        empty.fields.insert(kUserName, {u"This field may not be blank."_s});
    if (password.isEmpty())
        empty.fields.insert(kPassword, {u"This field may not be blank."_s});
    if (empty.fields.isEmpty())
        return true;
    setError(empty);
    return false;
}

void SignInController::begin(const QString &serverAddress)
{
    setServerAddress(serverAddress.trimmed());
    setError(std::nullopt);
    setBusy(true);
}

void SignInController::setServerKnown(bool isKnown)
{
    if (std::exchange(m_isServerKnown, isKnown) != isKnown)
        Q_EMIT isServerKnownChanged();
}

void SignInController::setBusy(bool isBusy)
{
    if (std::exchange(m_isBusy, isBusy) != isBusy)
        Q_EMIT isBusyChanged();
}

void SignInController::setError(const std::optional<Error> &error)
{
    if (!m_error && !error)
        return;
    m_error = error;
    Q_EMIT errorsChanged();
}

QString SignInController::sentenceAbout(const QString &field) const
{
    if (!m_error)
        return {};
    const QStringList sentences = m_error->fields.value(field);
    return sentences.isEmpty() ? QString() : Sentences::forServerSentence(sentences.first());
}

bool SignInController::isAboutServer() const
{
    if (!m_error)
        return false;
    switch (m_error->code) {
    case Error::Code::Offline:
    case Error::Code::UnknownHost:
    case Error::Code::Refused:
    case Error::Code::Timeout:
    case Error::Code::TlsFailed:
    case Error::Code::TlsOtherName:
    case Error::Code::TlsExpired:
    case Error::Code::TlsUntrusted:
    case Error::Code::NotAServer:
    case Error::Code::InvalidAddress:
        return true;
    default:
        return false;
    }
}

} // namespace vatochito
