// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChaosAdministrator.h"

#include "integration/client/Core.h"
#include "net/AuthClient.h"
#include "support/client/Await.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <memory>

namespace vatochito {

using namespace Qt::StringLiterals;

bool ChaosAdministrator::setMember(const QString &word, ConversationId conversation, const QString &person)
{
    return m_server.administer({u"member"_s, word, QString::number(conversation.value()), person});
}

bool ChaosAdministrator::takeOut(ConversationId conversation, const QString &person)
{
    return setMember(u"remove"_s, conversation, person);
}

bool ChaosAdministrator::takeInOrOut(ConversationId conversation, const QString &person)
{
    const bool isThere = m_takenIn.contains(conversation);
    if (!setMember(isThere ? u"remove"_s : u"add"_s, conversation, person))
        return false;
    if (isThere)
        m_takenIn.remove(conversation);
    else
        m_takenIn.insert(conversation);
    ++m_comingsAndGoings;
    return true;
}

bool ChaosAdministrator::rename(ConversationId conversation, const QString &owner, const QString &title)
{
    SystemAlarms alarms;
    Transport transport(alarms);
    AuthClient client(*ServerAddress::parse(m_server.address()), transport, alarms);
    const auto signedIn = await(client.login(owner, Core::password()));
    if (!signedIn)
        return false;
    QNetworkRequest request(QUrl(m_server.address() + u"/api/chat/conversations/%1/"_s.arg(conversation.value())));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("Authorization", "Bearer " + signedIn->tokens.access.toUtf8());
    const QByteArray body = QJsonDocument(QJsonObject{{u"title"_s, title}}).toJson();
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, "PATCH", body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    if (reply->error() != QNetworkReply::NoError)
        return false;
    ++m_renamings;
    return true;
}

long long ChaosAdministrator::membershipRev(ConversationId conversation, UserId person) const
{
    const QString name = u"administrator"_s;
    long long rev = 0;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(m_server.databasePath());
        if (database.open()) {
            QSqlQuery query(database);
            query.prepare(u"SELECT rev FROM member WHERE conversation_id = ? AND person_id = ?"_s);
            query.addBindValue(conversation.value());
            query.addBindValue(person.value());
            if (query.exec() && query.next())
                rev = query.value(0).toLongLong();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return rev;
}

} // namespace vatochito
