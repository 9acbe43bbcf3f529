// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/AbsenceCheck.h"
#include "support/client/FakeLink.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"

#include <QSignalSpy>

namespace vatochito {

using namespace samples;

class AbsenceCheckTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_link = std::make_unique<FakeLink>(kMe);
        m_check = std::make_unique<AbsenceCheck>(*m_link, m_alarms);
        m_found = std::make_unique<QSignalSpy>(m_check.get(), &AbsenceCheck::found);
        m_gone = std::make_unique<QSignalSpy>(m_check.get(), &AbsenceCheck::gone);
    }

    void eachIsAskedForByItself()
    {
        m_link->conversationList = {conversation(kChat)};
        m_check->ask({kChat, kOther});
        QTRY_COMPARE(m_found->count(), 1);
        QTRY_COMPARE(m_gone->count(), 1);
        QCOMPARE(m_gone->first().first().value<ConversationId>(), kOther);
    }

    void oneThatCannotBeAskedFor_isAskedForLater()
    {
        m_link->restFails = Error{.code = Error::Code::Offline};
        m_check->ask({kOther});
        QTRY_COMPARE(m_alarms.activeCount(), 1);
        QCOMPARE(m_gone->count(), 0);

        m_link->restFails = {};
        m_alarms.advance(AbsenceCheck::kRetryPace);

        QTRY_COMPARE(m_gone->count(), 1);
        QCOMPARE(m_alarms.activeCount(), 0);
    }

    void oneThatIsNamedMeanwhile_isNotGone_andTheNextIsAskedFor()
    {
        m_link->holdsConversations = true;
        m_check->ask({kChat});
        m_check->ask({kOther});
        m_check->dismiss(kChat);
        m_link->answerConversation(failure(Error{.code = Error::Code::NotFound}));
        QCoreApplication::processEvents();
        m_link->answerConversation(failure(Error{.code = Error::Code::NotFound}));
        QTRY_COMPARE(m_gone->count(), 1);
        QCOMPARE(m_gone->first().first().value<ConversationId>(), kOther);
    }

    void oneThatIsNamedBeforeItIsAskedFor_isNotAskedFor()
    {
        m_link->holdsConversations = true;
        m_check->ask({kChat});
        m_check->ask({kOther});
        m_check->dismiss(kOther);
        m_link->holdsConversations = false;
        m_link->answerConversation(failure(Error{.code = Error::Code::NotFound}));
        QTRY_COMPARE(m_gone->count(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(m_gone->count(), 1);
    }

    void oneThatTheServerWillNotTellOf_isLetGo()
    {
        m_link->restFails = Error{.code = Error::Code::Malformed};
        m_check->ask({kChat, kOther});
        QCoreApplication::processEvents();
        QCOMPARE(m_alarms.activeCount(), 0);
        QCOMPARE(m_gone->count(), 0);
    }

private:
    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    std::unique_ptr<FakeLink> m_link;
    std::unique_ptr<AbsenceCheck> m_check;
    std::unique_ptr<QSignalSpy> m_found;
    std::unique_ptr<QSignalSpy> m_gone;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::AbsenceCheckTest)
#include "AbsenceCheckTest.moc"
