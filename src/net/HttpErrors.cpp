// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/HttpErrors.h"

#include "protocol/Level0Bodies.h"

#include <QJsonDocument>
#include <algorithm>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

using Code = Error::Code;

/// RFC 9110, 10.2.3; only the form in seconds, at most an hour. 0: not told.
std::chrono::milliseconds parseRetryAfter(const QByteArray &value)
{
    bool isNumber = false;
    const int seconds = value.trimmed().toInt(&isNumber);
    return std::chrono::seconds(isNumber ? std::clamp(seconds, 0, 3600) : 0);
}

Code refusalCode(const HttpAnswer &answer)
{
    if (answer.status == 429 || answer.status == 503)
        return Code::Throttled;
    if (answer.status >= 500)
        return Code::ServerFailed;
    // A proxy in front of the server may refuse by size in a page of its own.
    if (answer.status == 413)
        return Code::TooLarge;
    if (!answer.isJson)
        return Code::NotAServer;
    switch (answer.status) {
    case 400:
        return Code::Rejected;
    case 401:
        return Code::Unauthorized;
    case 403:
        return Code::Forbidden;
    case 404:
        return Code::NotFound;
    default:
        return answer.status >= 400 ? Code::Rejected : Code::NotAServer;
    }
}

} // namespace

Error errorOf(QNetworkReply::NetworkError error, const QString &detail)
{
    Error result;
    result.detail = detail;
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        result.code = Code::UnknownHost;
        break;
    case QNetworkReply::ConnectionRefusedError:
        result.code = Code::Refused;
        break;
    case QNetworkReply::TimeoutError:
    // Only a request that was quiet for too long is cancelled by us and still waited for.
    case QNetworkReply::OperationCanceledError:
        result.code = Code::Timeout;
        break;
    case QNetworkReply::SslHandshakeFailedError:
        result.code = Code::TlsFailed;
        break;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        result.code = Code::ProxyDenied;
        break;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        result.code = Code::ProxyFailed;
        break;
    // It was there, and broke off in the middle.
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        result.code = Code::ServerFailed;
        break;
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::TooManyRedirectsError:
    case QNetworkReply::InsecureRedirectError:
        result.code = Code::NotAServer;
        break;
    default:
        result.code = Code::Offline;
    }
    return result;
}

Error::Code codeOf(const QList<QSslError> &errors)
{
    Code worst = Code::TlsFailed;
    for (const QSslError &error : errors) {
        switch (error.error()) {
        case QSslError::HostNameMismatch:
            return Code::TlsOtherName; // Somebody else answers; what else is wrong with them is their matter.
        case QSslError::CertificateExpired:
        case QSslError::CertificateNotYetValid:
            worst = Code::TlsExpired;
            break;
        case QSslError::SelfSignedCertificate:
        case QSslError::SelfSignedCertificateInChain:
        case QSslError::UnableToGetIssuerCertificate:
        case QSslError::UnableToGetLocalIssuerCertificate:
        case QSslError::UnableToVerifyFirstCertificate:
        case QSslError::CertificateUntrusted:
            if (worst == Code::TlsFailed)
                worst = Code::TlsUntrusted;
            break;
        default:
            break;
        }
    }
    return worst;
}

Error::Code behindAProxy(Error::Code code)
{
    return code == Code::Offline ? Code::ProxyFailed : code;
}

QString detailOf(const QList<QSslError> &errors)
{
    QStringList details;
    for (const QSslError &error : errors)
        details.append(error.errorString());
    return details.join("; "_L1);
}

Error::Code codeOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return Code::UnknownHost;
    case QAbstractSocket::ConnectionRefusedError:
        return Code::Refused;
    case QAbstractSocket::RemoteHostClosedError:
        return Code::ServerFailed;
    case QAbstractSocket::SocketTimeoutError:
        return Code::Timeout;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return Code::TlsFailed;
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return Code::ProxyDenied;
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return Code::ProxyFailed;
    default:
        return Code::Offline;
    }
}

Status judge(const HttpAnswer &answer)
{
    const bool isSuccess = answer.status >= 200 && answer.status < 300;
    if (isSuccess && (answer.isJson || answer.status == 204))
        return {};
    Error error;
    error.code = refusalCode(answer);
    error.httpStatus = answer.status;
    error.detail = u"http status=%1 json=%2"_s.arg(answer.status).arg(answer.isJson ? "yes"_L1 : "no"_L1);
    if (answer.isJson)
        error.fields = level0::decodeRefusal(answer.body);
    error.isUnproven = !QJsonDocument::fromJson(answer.body).isObject();
    if (error.code == Code::Throttled)
        error.retryAfter = parseRetryAfter(answer.retryAfter);
    return failure(std::move(error));
}

} // namespace vatochito
