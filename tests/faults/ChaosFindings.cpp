// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChaosFindings.h"

#include <algorithm>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

QString described(const Message &row)
{
    const ReplyExcerpt reply = row.reply.value_or(ReplyExcerpt());
    return u"%1 '%2' deleted=%3 created=%4 edited=%5 reply=%6 '%7' %8 delivery=%9 name=%10"_s.arg(row.id.value())
        .arg(row.content)
        .arg(row.isDeleted)
        .arg(row.createdAt.time_since_epoch().count())
        .arg(row.editedAt.value_or(Timestamp()).time_since_epoch().count())
        .arg(reply.id.value())
        .arg(reply.excerpt)
        .arg(reply.isDeleted)
        .arg(static_cast<int>(row.delivery))
        .arg(row.clientId.toString());
}

} // namespace

QList<Message> asOfLevel0(const QList<Message> &rows, const QSet<MessageId> &changed)
{
    QList<Message> promised;
    for (const Message &row : rows) {
        Message bare;
        bare.id = row.id;
        bare.sender = row.sender;
        bare.content = changed.contains(row.id) ? QString() : row.content;
        promised.append(bare);
    }
    return promised;
}

QString described(const ChaosStanding &standing)
{
    QStringList markers;
    for (const ReadMarker &marker : standing.markers)
        markers.append(u"%1:%2"_s.arg(marker.user.value()).arg(marker.upTo.value()));
    QStringList members;
    for (const Member &member : standing.conversation.members)
        members.append(u"%1%2%3"_s.arg(member.user.value()).arg(member.isAdmin ? u"*"_s : QString(), member.nickname));
    QStringList people;
    for (const User &person : standing.people)
        people.append(person.username + u'/' + person.displayName);
    return u"title=%1 description=%2 owner=%3 members=%4 markers=%5 unread=%6 people=%7"_s
        .arg(standing.conversation.title, standing.conversation.description)
        .arg(standing.conversation.owner.value())
        .arg(members.join(u','), markers.join(u','))
        .arg(standing.unreadCount)
        .arg(people.join(u','));
}

QString difference(const QList<Message> &seen, const QList<Message> &wanted)
{
    const auto [mine, theirs] = std::ranges::mismatch(seen, wanted);
    return u"%1 rows of %2; sees %3, wants %4"_s.arg(seen.size())
        .arg(wanted.size())
        .arg(mine == seen.end() ? u"nothing"_s : described(*mine),
             theirs == wanted.end() ? u"nothing"_s : described(*theirs));
}

} // namespace vatochito
