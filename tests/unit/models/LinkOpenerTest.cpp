// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/LinkOpener.h"

#include "support/client/FatalLog.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace vatochito {

class LinkOpenerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_opened.clear();
        m_isTaken = true;
    }

    void safeLink_isOpened()
    {
        m_opener.open(u"https://example.org/a"_s);
        QCOMPARE(m_opened, QList<QUrl>({QUrl(u"https://example.org/a"_s)}));
    }

    void unsafeLink_isNotOpened()
    {
        m_opener.open(u"file:///etc/passwd"_s);
        m_opener.openAnyway(u"javascript:alert(1)"_s);
        QCOMPARE(m_opened, QList<QUrl>());
    }

    void misleadingLink_isAskedAboutFirst()
    {
        const QString link = u"https://bank.example@evil.example/"_s;
        QSignalSpy questioned(&m_opener, &LinkOpener::questioned);
        m_opener.open(link);
        QCOMPARE(m_opened, QList<QUrl>());
        QCOMPARE(questioned.count(), 1);
        QCOMPARE(questioned.first().at(1).toString(), u"evil.example"_s);

        m_opener.openAnyway(link);
        QCOMPARE(m_opened, QList<QUrl>({QUrl(link)}));
    }

    void onlyLink_isToldAsItIsOpened()
    {
        QCOMPARE(m_opener.onlyIn(u"see https://example.org/a?b=1&c=કેમ, soon"_s),
                 u"https://example.org/a?b=1&c=%E0%AA%95%E0%AB%87%E0%AA%AE"_s);
        QCOMPARE(m_opener.onlyIn(u"no link"_s), QString());
        QCOMPARE(m_opener.onlyIn(u"https://example.org and https://example.net"_s), QString());
    }

    void linkThatNoProgramTakes_isToldSo()
    {
        FatalLog log;
        log.announce(u"link not opened"_s);
        QSignalSpy refused(&m_opener, &LinkOpener::refused);
        m_isTaken = false;
        m_opener.open(u"mailto:bob@example.org"_s);
        QCOMPARE(refused.count(), 1);
    }

private:
    QList<QUrl> m_opened;
    bool m_isTaken = true;
    LinkOpener m_opener{[this](const QUrl &target) {
        m_opened.append(target);
        return m_isTaken;
    }};
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::LinkOpenerTest)
#include "LinkOpenerTest.moc"
