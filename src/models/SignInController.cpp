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
const QString kForm = u"non_field_errors"_s;
const QString kWrongPair = u"Unable to log in with provided credentials."_s;

} // namespace

SignInController::SignInController(const QString &knownServer, AlarmFactory &alarms, QObject *parent)
    : QObject(parent)
    , m_serverAddress(knownServer)
    , m_typingPause(alarms.makeAlarm())
    , m_isServerKnown(!knownServer.isEmpty())
{
}

SignInController::~SignInController() = default;

void SignInController::setServerAddress(const QString &address)
{
    if (m_serverAddress == address)
        return;
    m_serverAddress = address;
    Q_EMIT serverAddressChanged();
    // What was said of the address before is not true of this one.
    if (isAboutServer())
        setError(std::nullopt);
    setServer(Server::Unknown, {});
    if (address.trimmed().isEmpty())
        m_typingPause->stop();
    else
        m_typingPause->start(kTypingPause, [this] { Q_EMIT addressCheckRequested(m_serverAddress); });
}

QString SignInController::userNameError() const
{
    return sentenceAbout(kUserName);
}

QString SignInController::passwordError() const
{
    return sentenceAbout(isWrongPair() ? kForm : kPassword);
}

QString SignInController::password2Error() const
{
    // Some servers say of both fields what is wrong with the one password.
    const QString sentence = sentenceAbout(kPassword2);
    return sentence == passwordError() ? QString() : sentence;
}

QString SignInController::serverError() const
{
    return isAboutServer() ? Sentences::forError(*m_error) : QString();
}

QString SignInController::serverHint() const
{
    switch (m_server) {
    case Server::Unknown:
        return tr("Whoever runs your server knows its address.");
    case Server::Reachable:
        return tr("Found: a Vatochito server.");
    case Server::Wrong:
        return Sentences::forError(*m_serverWrong);
    }
    return {};
}

QString SignInController::formError() const
{
    if (!m_error || isAboutServer() || isWrongPair())
        return {};
    // What is said of a field that this page has not got is said all the same.
    bool isSaidAtAField = false;
    for (auto field = m_error->fields.cbegin(); field != m_error->fields.cend(); ++field) {
        if (field.key() != kUserName && field.key() != kPassword && field.key() != kPassword2)
            return sentenceAbout(field.key());
        isSaidAtAField = true;
    }
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

void SignInController::tellAddress(const QString &address, const Status &found)
{
    if (address != m_serverAddress)
        return;
    if (found)
        setServer(Server::Reachable, {});
    else
        setServer(Server::Wrong, found.error());
}

void SignInController::checkAddress()
{
    m_typingPause->stop();
    // Signing in tells.
    if (!m_isBusy && !m_serverAddress.trimmed().isEmpty())
        Q_EMIT addressCheckRequested(m_serverAddress);
}

void SignInController::retranslate()
{
    Q_EMIT errorsChanged();
    Q_EMIT serverHintChanged();
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
    m_typingPause->stop(); // signing in tells
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

bool SignInController::isWrongPair() const
{
    return m_error && m_error->fields.value(kForm).contains(kWrongPair);
}

void SignInController::setServer(Server server, const std::optional<Error> &wrong)
{
    if (m_server == server && !wrong)
        return;
    m_server = server;
    m_serverWrong = wrong;
    Q_EMIT serverHintChanged();
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
