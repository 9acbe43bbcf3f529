// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Settings.h"
#include "support/client/TestTraces.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

namespace vatochito {

class SettingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fresh_followsTheSystem()
    {
        TestFolder folder;
        const Settings settings(folder.path());
        QCOMPARE(settings.language(), QStringLiteral("system"));
        QCOMPARE(settings.theme(), QStringLiteral("system"));
        QVERIFY(settings.lastServer().isEmpty());
    }

    void set_isKeptAndToldOnce()
    {
        TestFolder folder;
        Settings settings(folder.path());
        QSignalSpy changed(&settings, &Settings::languageChanged);
        settings.setLanguage(QStringLiteral("gu"));
        settings.setLanguage(QStringLiteral("gu"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(Settings(folder.path()).language(), QStringLiteral("gu"));
    }

    void windowPlace_isKept()
    {
        TestFolder folder;
        Settings settings(folder.path());
        QVERIFY(!settings.windowPlace().isValid());
        settings.setWindowPlace(QRect(-20, 40, 800, 600));
        settings.setWindowMaximized(true);
        settings.setListWidth(333);
        settings.setCacheLimit(250);
        const Settings again(folder.path());
        QCOMPARE(again.windowPlace(), QRect(-20, 40, 800, 600));
        QVERIFY(again.isWindowMaximized());
        QCOMPARE(again.listWidth(), 333);
        QCOMPARE(again.cacheLimit(), 250);
    }

    void windowPlace_thatMakesNoSense_isNone()
    {
        TestFolder folder;
        QFile file(folder.filePath(QStringLiteral("settings.ini")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("[window]\nplace=1 2 x\n") > 0);
        file.close();
        QVERIFY(!Settings(folder.path()).windowPlace().isValid());
    }

    void proxy_isKept_butNotItsPassword()
    {
        TestFolder folder;
        const Proxy proxy{.kind = Proxy::Kind::Socks5,
                          .host = QStringLiteral("proxy.example.org"),
                          .port = 1080,
                          .user = QStringLiteral("carol"),
                          .password = QStringLiteral("Test@123s")};
        QCOMPARE(Settings(folder.path()).proxy(), Proxy());
        Settings(folder.path()).setProxy(proxy);
        Proxy expected = proxy;
        expected.password.clear();
        QCOMPARE(Settings(folder.path()).proxy(), expected);
    }

    void file_isReadableByItsOwnerAlone()
    {
        TestFolder folder;
        Settings settings(folder.path());
        settings.setTheme(QStringLiteral("dark"));
        QVERIFY(!(QFile::permissions(folder.filePath(QStringLiteral("settings.ini"))) &
                  (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SettingsTest)
#include "SettingsTest.moc"
