// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/HttpClient.h"

#include "core/LogCategories.h"
#include "net/HttpErrors.h"

#include <QIODevice>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>

#include <algorithm>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

/// A body that can be read once. QNetworkAccessManager sends a request again by itself when the connection breaks
/// before the answer; a message posted twice would be two messages. It cannot with this: ContentReSendError instead.
class OnceOnlyBody final : public QIODevice
{
public:
    explicit OnceOnlyBody(QByteArray bytes) : m_bytes(std::move(bytes)) { open(QIODevice::ReadOnly | Unbuffered); }

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_read; }
    bool atEnd() const override { return bytesAvailable() == 0; }
    bool reset() override { return m_read == 0; }

protected:
    qint64 readData(char *target, qint64 most) override
    {
        const qint64 count = std::min(most, bytesAvailable());
        std::copy_n(m_bytes.constData() + m_read, count, target);
        m_read += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_bytes;
    qint64 m_read = 0;
};

HttpAnswer answerOf(QNetworkReply &reply)
{
    const QByteArray contentType = reply.header(QNetworkRequest::ContentTypeHeader).toByteArray();
    return {reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            contentType.startsWith("application/json"), reply.rawHeader("Retry-After"),
            reply.isReadable() ? reply.readAll() : QByteArray()};
}

Result<QByteArray> resultOf(QNetworkReply &reply)
{
    HttpAnswer answer = answerOf(reply);
    // An HTTP refusal is an error to Qt as well. Only what left no whole answer is one of the way.
    const auto error = reply.error();
    const bool isRefusal = error == QNetworkReply::NoError || error >= QNetworkReply::ContentAccessDenied;
    if (answer.status == 0 || !(isRefusal && error != QNetworkReply::ContentReSendError))
        return failure(errorOf(error, reply.errorString()));
    if (const Status verdict = judge(answer); !verdict)
        return failure(verdict.error());
    return std::move(answer.body);
}

} // namespace

HttpClient::HttpClient(ServerAddress address, Transport &transport, AlarmFactory &alarms, QObject *parent)
    : QObject(parent), m_address(std::move(address)), m_transport(transport), m_alarms(alarms)
{
    // Answers end where they are asked for; nothing of them is to be found on the disk.
    m_network.setCache(nullptr);
    // A connection kept for the next request goes the way of before, and a proxy's refusal is remembered.
    connect(&m_transport, &Transport::changed, this, [this] { m_network.clearAccessCache(); });
}

HttpClient::~HttpClient()
{
    // Aborting emits finished(), which must not reach half an object.
    for (QNetworkReply *reply : m_network.findChildren<QNetworkReply *>()) {
        reply->disconnect(this);
        reply->abort();
    }
}

void HttpClient::forgetConnections()
{
    QList<QPointer<QNetworkReply>> underWay;
    for (QNetworkReply *reply : m_network.findChildren<QNetworkReply *>())
        underWay.append(reply);
    // Ends Qt's thread that works on them; by themselves they would hear of it after the quiet limit alone.
    m_network.clearConnectionCache();
    for (const auto &reply : underWay) {
        if (reply && reply->isRunning())
            reply->abort();
    }
}

void HttpClient::exchange(const HttpRequest &request, const QString &accessToken, std::function<void(Body)> done)
{
    m_transport.findRoute(m_address.api(request.path), this,
                          [this, request, accessToken, done = std::move(done)](const Route &route) {
                              exchangeBy(route, request, accessToken, done);
                          });
}

void HttpClient::exchangeBy(const Route &route, const HttpRequest &request, const QString &accessToken,
                            std::function<void(Body)> done)
{
    QNetworkRequest network(m_address.api(request.path));
    m_network.setProxy(route.proxy);
    if (route.tls)
        network.setSslConfiguration(*route.tls);
    network.setRawHeader("Accept", "application/json");
    // A poor link is where the many requests of one HTTP/2 connection stall together.
    network.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    network.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    if (!accessToken.isEmpty())
        network.setRawHeader("Authorization", "Bearer " + accessToken.toLatin1());

    QNetworkReply *reply = start(request, std::move(network));
    limitQuiet(reply);
    // Told once, before the failed handshake; afterwards the reply knows only that it failed.
    auto certificate = std::make_shared<Error>(Error{.code = Error::Code::TlsFailed});
    connect(reply, &QNetworkReply::sslErrors, this, [certificate](const QList<QSslError> &errors) {
        *certificate = Error{.code = codeOf(errors), .detail = detailOf(errors)};
    });
    connect(reply, &QNetworkReply::finished, this,
            [reply, certificate, isDirect = route.isDirect(), path = request.path, done = std::move(done)] {
                reply->deleteLater();
                auto result = resultOf(*reply);
                if (!result && result.error().code == Error::Code::TlsFailed && !certificate->detail.isEmpty())
                    result = failure(*certificate);
                if (!result && !isDirect)
                    result.error().code = behindAProxy(result.error().code);
                if (!result) {
                    // The query may hold what a person typed.
                    qCInfo(lcRest).noquote().nospace()
                        << "request failed: path=" << path.section(u'?', 0, 0)
                        << " reason=" << Error::codeName(result.error().code) << " status=" << result.error().httpStatus
                        << (certificate->detail.isEmpty() ? QString() : u" certificate="_s + certificate->detail);
                }
                done(std::move(result));
            });
}

QNetworkReply *HttpClient::start(const HttpRequest &request, QNetworkRequest &&network)
{
    if (request.method == HttpRequest::Method::Get) {
        network.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
        return m_network.get(network);
    }
    // A redirected POST would arrive as a GET.
    network.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    if (request.method == HttpRequest::Method::Delete)
        return m_network.deleteResource(network);
    network.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    const QByteArray bytes = QJsonDocument(request.body.value_or(QJsonObject())).toJson(QJsonDocument::Compact);
    network.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    network.setHeader(QNetworkRequest::ContentLengthHeader, bytes.size());
    auto *body = new OnceOnlyBody(bytes);
    QNetworkReply *reply = request.method == HttpRequest::Method::Patch
                               ? m_network.sendCustomRequest(network, "PATCH", body)
                               : m_network.post(network, body);
    body->setParent(reply);
    return reply;
}

void HttpClient::limitQuiet(QNetworkReply *reply)
{
    const std::shared_ptr<Alarm> quiet = m_alarms.makeAlarm();
    const auto listen = [quiet, reply] { quiet->start(kQuietLimit, [reply] { reply->abort(); }); };
    connect(reply, &QNetworkReply::uploadProgress, this, listen);
    connect(reply, &QNetworkReply::metaDataChanged, this, listen);
    connect(reply, &QNetworkReply::readyRead, this, listen);
    connect(reply, &QNetworkReply::finished, this, [quiet] { quiet->stop(); });
    listen();
}

void HttpClient::runElsewhere(std::function<void()> work, std::function<void()> done)
{
    m_decoding.start([this, work = std::move(work), done = std::move(done)] {
        work();
        QMetaObject::invokeMethod(this, done, Qt::QueuedConnection);
    });
}

} // namespace vatochito
