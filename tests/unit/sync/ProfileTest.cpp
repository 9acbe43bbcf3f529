// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/Profile.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <QFile>
#include <QTest>

namespace vatochito {

class ProfileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstUse_makesAPrivateFolderAndAnIdThatStays()
    {
        TestFolder parent;
        const QString folder = parent.filePath(QStringLiteral("deep/profile"));
        const auto first = Profile::open(folder);
        QVERIFY(first);
        QVERIFY(!first->id().isEmpty());
        QCOMPARE(Profile::open(folder)->id(), first->id());
        constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::ExeGroup | QFileDevice::ReadOther;
        QVERIFY(!(QFile::permissions(folder) & kOthers));
        QVERIFY(!(QFile::permissions(folder + QStringLiteral("/accounts")) & kOthers));
        QVERIFY(!(QFile::permissions(folder + QStringLiteral("/profile.ini")) & kOthers));
    }

    void currentAccount_isRememberedAndForgotten()
    {
        TestFolder folder;
        Profile profile = *Profile::open(folder.path());
        QVERIFY(!profile.currentAccount());
        RememberedAccount account;
        account.server = *ServerAddress::parse(QStringLiteral("localhost:8000"));
        account.me = samples::person(UserId(5'000'000'000), QStringLiteral("alice"));
        QVERIFY(profile.setCurrentAccount(account));

        const auto remembered = Profile::open(folder.path())->currentAccount();
        QVERIFY(remembered);
        QCOMPARE(remembered->server, account.server);
        QCOMPARE(remembered->me.id.value(), 5'000'000'000);
        QCOMPARE(remembered->me.username, QStringLiteral("alice"));
        QVERIFY(profile.forgetCurrentAccount());
        QVERIFY(!profile.currentAccount());
    }

    void folderThatCannotBeMade_isTold()
    {
        TestFolder parent;
        QFile file(parent.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto profile = Profile::open(file.fileName() + QStringLiteral("/profile"));
        QVERIFY(!profile);
        QCOMPARE(profile.error().code, Error::Code::StorageFailed);
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ProfileTest)
#include "ProfileTest.moc"
