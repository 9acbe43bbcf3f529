// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Conversation.h"
#include "models/Calendar.h"
#include "models/PeopleDirectory.h"
#include "storage/SearchStore.h"

#include <QAbstractListModel>
#include <qqmlregistration.h>

#include <functional>
#include <memory>
#include <optional>

namespace vatochito {

class Cache;
class ServerSearch;

/// Messages of all conversations that hold the words of `query`, newest first, a page at a time. Reads the cache, and
/// looks again when more is indexed or what it shows has changed; what the server finds beyond the cache joins in.
class MessageSearchModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("AppController owns the only one")
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    /// There are words to look for.
    Q_PROPERTY(bool isActive READ isActive NOTIFY queryChanged FINAL)
    Q_PROPERTY(bool isSearching READ isSearching NOTIFY isSearchingChanged FINAL)
    /// Older messages are still being indexed: more may be found in a while.
    Q_PROPERTY(bool isPartial READ isPartial NOTIFY isPartialChanged FINAL)
    /// The server is looking for what is not on this computer.
    Q_PROPERTY(bool isAskingServer READ isAskingServer NOTIFY noticeChanged FINAL)
    /// loadMore() would ask the server for what is not on this computer.
    Q_PROPERTY(bool mayFindMore READ mayFindMore NOTIFY noticeChanged FINAL)
    /// What is worth knowing of an answer that is not the whole one: one sentence; empty: nothing is.
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged FINAL)
    /// Why nothing could be looked for; empty if it could.
    Q_PROPERTY(QString error READ error NOTIFY errorChanged FINAL)

public:
    enum Role {
        MessageIdRole = Qt::UserRole, ///< messageId
        ConversationIdRole,           ///< conversationId
        TitleRole,                    ///< title: of its conversation
        InitialsRole,                 ///< initials
        HueRole,                      ///< hue: 0 to 7
        SenderRole,                   ///< sender: "You", in a group a name; empty if it is clear
        ExcerptRole,                  ///< excerpt: one line for Text.StyledText, what was found underlined
        SpokenExcerptRole,            ///< spokenExcerpt: the same, plain
        TimeRole,                     ///< time: short
    };
    Q_ENUM(Role)

    using Conversations = std::function<std::optional<Conversation>(ConversationId)>;
    static constexpr int kPage = 40;
    /// How often the server is asked for more by itself, to fill a page. Then it takes somebody who wants that.
    static constexpr int kRounds = 4;

    /// \a cache, \a people, \a calendar and \a alarms must outlive this object. \param conversations  Which they are.
    MessageSearchModel(Cache &cache, std::unique_ptr<ServerSearch> server, UserId me, const PeopleDirectory &people,
                       const Calendar &calendar, AlarmFactory &alarms, Conversations conversations,
                       QObject *parent = nullptr);
    ~MessageSearchModel() override;

    int count() const { return rowCount(); }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString query() const { return m_typed; }
    /// The search begins when no more is typed for a moment.
    void setQuery(const QString &query);
    const SearchQuery &words() const { return m_query; }
    bool isActive() const { return !m_query.isEmpty(); }
    bool isSearching() const { return m_isSearching; }
    bool isPartial() const { return m_isPartial; }
    bool isAskingServer() const;
    bool mayFindMore() const;
    QString notice() const;
    QString error() const;
    /// The next page, of the cache or else of the server; does nothing while one is on its way, or when there is no
    /// more.
    Q_INVOKABLE void loadMore();

    /// Says every text again, in the language of now.
    void retranslate();

Q_SIGNALS:
    void queryChanged();
    void countChanged();
    void isSearchingChanged();
    void isPartialChanged();
    void noticeChanged();
    void errorChanged();

private:
    /// Up to \a limit of the newest.
    void search(int limit);
    /// Quietly: what is shown stays until the answer differs.
    void searchAgain();
    int countToShow() const;
    void take(const Result<SearchPage> &page);
    /// What the server found is in the cache now.
    void followServer();
    /// Has the server look further while not enough was found, up to a bound.
    void goOn();
    void showRows(const QList<Message> &rows);
    /// More or fewer of those that are shown: whoever looks at one goes on looking at it.
    void mergeRows(const QList<Message> &rows);
    void followChanged(ConversationId conversation, const QList<Message> &messages);
    void setSearching(bool isSearching);
    void setPartial(bool isPartial);
    void setError(const std::optional<Error> &error);
    void tellAll();

    Cache &m_cache;
    std::unique_ptr<ServerSearch> m_server;
    const UserId m_me;
    const PeopleDirectory &m_people;
    const Calendar &m_calendar;
    Conversations m_conversations;
    std::unique_ptr<Alarm> m_pause;
    QString m_typed;
    SearchQuery m_query;
    QList<Message> m_rows;
    long long m_next = 0;
    int m_wanted = kPage; ///< Rows that the server is asked for by itself.
    int m_rounds = 0;     ///< In which it was.
    int m_turn = 0;       ///< Answers to earlier questions come late and are dropped.
    bool m_isSearching = false;
    bool m_isTakingIn = false; ///< What the server found is about to be seen.
    bool m_isLoadingMore = false;
    bool m_isPartial = false;
    std::optional<Error> m_error;
};

} // namespace vatochito
