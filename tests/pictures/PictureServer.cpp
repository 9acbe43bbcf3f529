// SPDX-License-Identifier: GPL-3.0-or-later
#include "PictureServer.h"

#include "support/client/FakeLink.h"
#include "support/client/ManualClock.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito::pictures {

namespace {

User person(long long id, const QString &username, const QString &displayName)
{
    User user = samples::person(UserId(id), username);
    user.displayName = displayName;
    return user;
}

const QList<User> &people()
{
    static const QList<User> all{
        person(1, u"alice"_s, u"Alice Archer"_s),
        person(2, u"bob"_s, u"Bob Builder"_s),
        person(3, u"charlie"_s, u"ચાર્લી ચૌહાણ"_s),
        person(4, u"meera"_s, u"મીરાબેન જોશી"_s),
        person(5, u"kiran"_s, u"Kiran Kapadia"_s),
        person(6, u"hetal"_s, u"હેતલ પટેલ"_s),
        person(7, u"raj"_s, u"Raj (Ahmedabad)"_s),
        person(8, u"longname"_s, u"મહામહોપાધ્યાયશ્રીજગન્નાથપ્રસાદચંદ્રશેખરભટ્ટાચાર્યમહોદયશ્રી"_s),
    };
    return all;
}

QList<ReceivedMessage> withBob()
{
    const ConversationId chat = samples::kChat;
    QList<ReceivedMessage> all{
        said(101, chat, kBob, u"Hello Alice! Did you see the pictures of Navratri?"_s, 26h),
        said(102, chat, kMe, u"Yes! They are beautiful 😍"_s, 26h - 2min),
        said(103, chat, kMe, u"ગરબા રમવાની બહુ મજા આવી."_s, 26h - 3min),
        said(104, chat, kBob, u"કેમ છો? કાલે સાંજે સાત વાગ્યે મળીએ? હું ગાડી લઈને આવીશ, તમે તૈયાર રહેજો."_s, 55min),
        said(105, chat, kMe, u"મજામાં! સાત વાગ્યે બરાબર છે."_s, 54min),
        said(106, chat, kBob, u"See https://example.org/a/rather/long/way/to/a/page?with=what&it=needs for the way."_s,
             30min),
        said(107, chat, kBob, u"<b>not bold</b> & \"as typed\""_s, 29min),
        said(108, chat, kMe, u"Thesewordshavenospacebetweenthemandmustbebrokensomewhere"_s.repeated(4), 20min),
        said(109, chat, kMe, u"👍"_s, 19min),
        said(110, chat, kBob, u"This was taken back"_s, 12min),
        said(111, chat, kBob, u"જો સાત વાગ્યે ન ફાવે તો આઠ વાગ્યે મળીશું."_s, 10min),
    };
    all[6].message.editedAt = ago(28min);
    all[9].message.isDeleted = true;
    all[9].message.content.clear();
    all[10].message.reply = ReplyExcerpt{.id = MessageId(105), .sender = kMe, .excerpt = u"મજામાં! સાત વાગ્યે બરાબર છે."_s};
    all[7].readBy = {ReadMarker{.user = kBob, .upTo = MessageId(108)}};
    all[10].readBy = {ReadMarker{.user = kMe, .upTo = MessageId(111)}};
    return all;
}

QList<ReceivedMessage> inTheTeam()
{
    return {
        said(201, kTeam, UserId(3), u"Release at four?"_s, 5h),
        said(202, kTeam, UserId(3), u"I can do the notes."_s, 5h - 1min),
        said(203, kTeam, UserId(4), u"હા, હું ભાષાંતર તપાસી લઉં છું."_s, 4h),
        said(204, kTeam, kMe, u"Thank you both!"_s, 3h),
        said(205, kTeam, UserId(8), u"ખૂબ સરસ!"_s, 2h),
    };
}

} // namespace

Timestamp ago(std::chrono::minutes span)
{
    return ManualClock().now() - span;
}

ReceivedMessage said(long long id, ConversationId conversation, UserId sender, const QString &text,
                     std::chrono::minutes before)
{
    ReceivedMessage received = samples::message(id, sender, text, conversation);
    received.message.createdAt = ago(before);
    return received;
}

ReceivedConversation talk(ConversationId id, const QList<int> &members, const QString &title)
{
    ReceivedConversation received;
    received.conversation.id = id;
    received.conversation.type = title.isEmpty() ? ConversationType::Direct : ConversationType::Group;
    received.conversation.title = title;
    received.conversation.owner = kMe;
    received.conversation.createdAt = ago(24h * 30);
    received.conversation.updatedAt = received.conversation.createdAt;
    for (const int member : members) {
        received.conversation.members.append(Member{.user = UserId(member), .nickname = {}, .isAdmin = member == 1});
        received.people.append(people().at(member - 1));
    }
    return received;
}

void add(FakeLink &server, ReceivedConversation conversation, const QList<ReceivedMessage> &history)
{
    if (!history.isEmpty())
        conversation.lastMessage = history.last();
    server.histories.insert(conversation.conversation.id, history);
    server.conversationList.append(conversation);
}

void furnishNothing(FakeLink &server)
{
    server.conversationList.clear();
}

void furnish(FakeLink &server)
{
    server.conversationList.clear();
    add(server, talk(samples::kChat, {1, 2}), withBob());
    server.conversationList.last().people.last().isOnline = true;
    add(server, talk(kTeam, {1, 3, 4, 8}, u"Dev Team"_s), inTheTeam());
    add(server, talk(ConversationId(7), {1, 4}), {said(301, ConversationId(7), kMe, u"આવજો!"_s, 24h * 3)});
    add(server, talk(ConversationId(8), {1, 8}), {said(401, ConversationId(8), UserId(8), u"નમસ્તે 🙏"_s, 24h * 8)});
    add(server, talk(ConversationId(9), {1, 5}), {said(501, ConversationId(9), UserId(5), u"Photo"_s, 24h * 20)});
    add(server, talk(kSilent, {1, 6}), {});
    add(server, talk(ConversationId(11), {1, 7}),
        {said(601, ConversationId(11), UserId(7),
              u"Quite a long line of words that does not fit into the list at all"_s, 24h * 400)});
}

void furnishSlowly(FakeLink &server)
{
    furnish(server);
    server.holdsHistories = true;
}

void furnishLongNames(FakeLink &server)
{
    server.conversationList.clear();
    const QString name = u"કૃષ્ણકુમારશ્રીજગન્નાથપ્રસાદચંદ્રશેખરભટ્ટાચાર્ય"_s.repeated(6).left(255);
    const auto rename = [&name](ReceivedConversation conversation) {
        conversation.people.last().displayName = name;
        return conversation;
    };
    add(server, rename(talk(kTeam, {1, 3, 8}, name)),
        {said(201, kTeam, UserId(8), u"નમસ્તે 🙏"_s, 2h), said(202, kTeam, kMe, u"નમસ્તે! કેમ છો?"_s, 2h - 1min),
         said(203, kTeam, UserId(8), QString(65'536, u'w'), 90min), said(204, kTeam, UserId(8), u"મજામાં."_s, 89min)});
    add(server, rename(talk(ConversationId(8), {1, 8})),
        {said(401, ConversationId(8), UserId(8), u"Some words that are rather long for the list."_s, 24h)});
    add(server, talk(ConversationId(12), {1, 3}, u"Short"_s), {said(701, ConversationId(12), UserId(3), u"ok"_s, 25h)});
}

void furnishUnread(FakeLink &server)
{
    furnish(server);
    QList<ReceivedMessage> &history = server.histories[samples::kChat];
    for (int number = 1; number <= 30; ++number) {
        const QString words =
            number % 3 == 0 ? u"અને સવાલ નંબર %1: કોણ કોણ આવે છે?"_s : u"And here is thought number %1."_s;
        history.append(said(111 + number, samples::kChat, kBob, words.arg(number), 9min));
    }
    server.conversationList.first().lastMessage = history.last();
}

void furnishFully(FakeLink &server)
{
    furnishSlowly(server);
    for (int number = 1; number <= 493; ++number) {
        const ConversationId id(1000 + number);
        const bool isGroup = number % 3 == 0;
        const int with = 2 + number % 7;
        add(server, isGroup ? talk(id, {1, with}, u"પરિવાર %1"_s.arg(number)) : talk(id, {1, with}),
            {said(10'000 + number, id, number % 4 == 0 ? kMe : UserId(with), u"Words of conversation %1"_s.arg(number),
                  24h + number * 1h)});
    }
}

void furnishBadInput(FakeLink &server)
{
    server.conversationList.clear();
    const ConversationId chat = samples::kChat;
    add(server, talk(chat, {1, 2}),
        {
            said(101, chat, kBob, u"<b>html</b> &amp; <img src=\"x\"> as typed"_s, 12min),
            said(102, chat, kBob, u"right \u202Eto left override\u202C and on, \u202Enever closed"_s, 11min),
            said(103, chat, kMe, u"z"_s + QString(40, QChar(0x301)) + u"algo, 40 marks on one letter"_s, 10min),
            said(104, chat, kBob, u"a bell \a, a null's neighbour \u0001, a tab\there"_s, 9min),
            said(105, chat, kBob, u"half of a pair: "_s + QChar(0xD83D) + u" alone"_s, 8min),
            said(106, chat, kMe, u"શબ્દ"_s.repeated(21'845), 7min),
            said(107, chat, kBob, u"שלום עולם, and a word from the left"_s, 6min),
        });
}

} // namespace vatochito::pictures
