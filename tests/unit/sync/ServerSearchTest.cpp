// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ServerSearch.h"
#include "core/SearchQuery.h"
#include "support/client/Await.h"
#include "support/client/FakeLink.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <QSignalSpy>

#include <memory>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace samples;

class ServerSearchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        m_cache = std::make_unique<Cache>(m_folder->filePath(u"alice.db"_s), kMe);
        m_link = std::make_unique<FakeLink>(kMe);
        m_link->can = {.level = 1, .acknowledgesSends = true, .pagesHistory = true, .resumes = true};
        m_link->pageSize = ServerSearch::kPage;
        m_search = std::make_unique<ServerSearch>(*m_link, *m_cache);
        QVERIFY(await(m_cache->write([](CacheTransaction &transaction) {
            for (const ConversationId one : {kChat, kOther}) {
                transaction.upsertConversation(conversation(one));
                transaction.holes().add(one, {.after = MessageId(), .before = MessageId(1000)});
            }
        })));
    }

    void cleanup() { m_search.reset(); }

    void whatOnlyTheServerHas_isFoundInTheCacheAfterwards()
    {
        m_link->histories[kChat] = {message(7, kBob, u"lemon tea"_s)};
        look(u"tea"_s, kChat);
        QCOMPARE(m_link->wordsAsked, QStringList{u"tea"_s});
        QCOMPARE(found(u"tea"_s), 1);
        QVERIFY(!m_search->hasMore());
    }

    void hits_areWholeAndWhatLiesBetweenThemIsNot()
    {
        m_link->histories[kChat] = {message(7, kBob, u"tea"_s), message(70, kBob, u"tea"_s)};
        look(u"tea"_s, kChat);
        const auto holes =
            await(m_cache->write([](CacheTransaction &transaction) { return transaction.holes().of(kChat); })).value();
        QCOMPARE(holes.size(), 3);
        QCOMPARE(holes.at(1).after, MessageId(7));
        QCOMPARE(holes.at(1).before, MessageId(70));
    }

    void moreThanAPage_isAskedForWhenWanted()
    {
        for (long long id = 1; id <= ServerSearch::kPage + 3; ++id)
            m_link->histories[kChat].append(message(id, kBob, u"tea"_s));
        look(u"tea"_s, kChat);
        QCOMPARE(found(u"tea"_s), ServerSearch::kPage);
        QVERIFY(m_search->hasMore());
        m_search->more();
        QTRY_VERIFY(!m_search->isBusy());
        QCOMPARE(found(u"tea"_s), ServerSearch::kPage + 3);
        QVERIFY(!m_search->hasMore());
    }

    void moreThanAPage_inAllConversations_isAskedForInEach()
    {
        for (long long id = 1; id <= ServerSearch::kPage + 3; ++id) {
            m_link->histories[kChat].append(message(id, kBob, u"tea"_s));
            m_link->histories[kOther].append(message(id + 500, kBob, u"tea"_s, kOther));
        }
        look(u"tea"_s, {});
        QVERIFY(m_search->hasMore());
        m_search->more();
        QTRY_VERIFY(!m_search->isBusy());
        QCOMPARE(found(u"tea"_s), 2 * (ServerSearch::kPage + 3));
        QVERIFY(!m_search->hasMore());
    }

    void inAllConversations_thoseThatAreNotWholeAreAskedAboutOnce()
    {
        QVERIFY(await(m_cache->write(
            [](CacheTransaction &transaction) { transaction.holes().close(kOther, MessageId(1), MessageId(1000)); })));
        m_link->histories[kChat] = {message(7, kBob, u"tea"_s)};
        look(u"tea"_s, {});
        QCOMPARE(m_link->historiesAsked, QList{kChat});
        QCOMPARE(found(u"tea"_s), 1);
    }

    void ofSeveralWords_theLongestIsAskedFor()
    {
        look(u"from:bob lemon tea my"_s, kChat);
        QCOMPARE(m_link->wordsAsked, QStringList{u"lemon"_s});
    }

    void phrase_isAskedForAsItStandsAndThenItsLongestWord()
    {
        for (long long id = 1; id <= 3LL * ServerSearch::kPage; ++id)
            m_link->histories[kChat].append(message(id, kBob, u"number %1"_s.arg(id)));
        look(u"\"number 7\""_s, kChat);
        QCOMPARE(m_link->wordsAsked, QStringList({u"number 7"_s, u"number"_s}));
        QCOMPARE(found(u"\"number 7\""_s), 1);
    }

    void withoutWords_nothingIsAsked()
    {
        look(u"from:bob"_s, kChat);
        look(u"a"_s, kChat);
        QVERIFY(m_link->historiesAsked.isEmpty());
        QVERIFY(m_search->isCutOff());
        QVERIFY(!m_search->hasMore());
    }

    void wholeHistories_areNotCutOff()
    {
        QVERIFY(await(m_cache->write(
            [](CacheTransaction &transaction) { transaction.holes().close(kChat, MessageId(), MessageId(1000)); })));
        look(u"from:bob"_s, kChat);
        QVERIFY(!m_search->isCutOff());
    }

    void serverThatTellsWholeHistories_isNotAsked()
    {
        m_link->can.pagesHistory = false;
        look(u"tea"_s, kChat);
        QVERIFY(m_link->historiesAsked.isEmpty());
    }

    void offline_endsAtOnceAndAsksNobodyElse()
    {
        m_link->restFails = Error{.code = Error::Code::Offline};
        look(u"tea"_s, {});
        QCOMPARE(m_link->historiesAsked.size(), 1);
        QVERIFY(m_search->isCutOff());
    }

    void whatCouldNotBeAsked_isAskedWhenWantedAgain()
    {
        m_link->histories[kOther] = {message(7, kBob, u"tea"_s, kOther)};
        m_link->restFails = Error{.code = Error::Code::Offline};
        look(u"tea"_s, {});
        m_link->restFails = {};
        QVERIFY(m_search->hasMore());
        m_search->more();
        QTRY_VERIFY(!m_search->isBusy());
        QCOMPARE(found(u"tea"_s), 1);
        QVERIFY(!m_search->isCutOff());
        QVERIFY(!m_search->hasMore());
    }

    void historyThatCannotBeSearched_isPassedOver()
    {
        for (const Error::Code code : {Error::Code::TooLarge, Error::Code::NotFound, Error::Code::Forbidden}) {
            m_link->historiesAsked.clear();
            m_link->restFails = Error{.code = code};
            look(u"tea"_s, {});
            QCOMPARE(m_link->historiesAsked.size(), 2);
        }
    }

    void otherWords_dropTheAnswerToTheOldOnes()
    {
        m_link->holdsHistories = true;
        m_link->histories[kChat] = {message(7, kBob, u"tea"_s)};
        m_search->start(SearchQuery::parse(u"tea"_s), kChat);
        QTRY_COMPARE(m_link->historiesAsked.size(), 1);
        m_search->stop();
        m_link->releaseHistories();
        QVERIFY(await(m_cache->write([](CacheTransaction &) {})));
        QVERIFY(!m_search->isBusy());
        QCOMPARE(found(u"tea"_s), 0);
    }

private:
    void look(const QString &words, ConversationId conversation)
    {
        m_search->start(SearchQuery::parse(words), conversation);
        QTRY_VERIFY(!m_search->isBusy());
    }

    int found(const QString &words)
    {
        return await(m_cache->search().count({.query = SearchQuery::parse(words)})).value();
    }

    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<FakeLink> m_link;
    std::unique_ptr<ServerSearch> m_search;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ServerSearchTest)
#include "ServerSearchTest.moc"
