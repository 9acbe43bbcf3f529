// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Settings.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace vatochito {

class SettingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fresh_followsTheSystem()
    {
        QTemporaryDir folder;
        const Settings settings(folder.path());
        QCOMPARE(settings.language(), QStringLiteral("system"));
        QCOMPARE(settings.theme(), QStringLiteral("system"));
        QVERIFY(settings.lastServer().isEmpty());
    }

    void set_isKeptAndToldOnce()
    {
        QTemporaryDir folder;
        Settings settings(folder.path());
        QSignalSpy changed(&settings, &Settings::languageChanged);
        settings.setLanguage(QStringLiteral("gu"));
        settings.setLanguage(QStringLiteral("gu"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(Settings(folder.path()).language(), QStringLiteral("gu"));
    }

    void file_isReadableByItsOwnerAlone()
    {
        QTemporaryDir folder;
        Settings settings(folder.path());
        settings.setTheme(QStringLiteral("dark"));
        QVERIFY(!(QFile::permissions(folder.filePath(QStringLiteral("settings.ini"))) &
                  (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SettingsTest)
#include "SettingsTest.moc"
