// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/ProfileFolder.h"
#include "support/client/TestTraces.h"

#include <QFileInfo>
#include <QTest>

using namespace vatochito;
using namespace Qt::StringLiterals;

class ProfileFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newFolder_isReadableByItsOwnerAlone()
    {
        TestFolder parent;
        const QString path = parent.filePath(u"a/b"_s);

        QVERIFY(makePrivateFolder(path).has_value());

        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOther;
        QVERIFY(QFileInfo(path).isDir());
        QCOMPARE(QFileInfo(path).permissions() & others, QFile::Permissions());
    }

    void fileInTheWay_isAnError()
    {
        TestFolder parent;
        QFile file(parent.filePath(u"taken"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));

        const Status made = makePrivateFolder(parent.filePath(u"taken/profile"_s));

        QVERIFY(!made.has_value());
        QCOMPARE(made.error().code, Error::Code::StorageFailed);
    }

    void defaultFolder_isNamedAfterTheProgram() { QVERIFY(defaultProfileFolder().endsWith("/vatochito"_L1)); }
};

QTEST_GUILESS_MAIN(ProfileFolderTest)
#include "ProfileFolderTest.moc"
