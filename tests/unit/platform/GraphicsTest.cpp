// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/Graphics.h"
#include "support/client/TestTraces.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace vatochito {

class GraphicsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void devices_tellWhetherThereIsACard_data();
    void devices_tellWhetherThereIsACard();
};

void GraphicsTest::devices_tellWhetherThereIsACard_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<bool>("hasCard");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("a screen alone") << u"dri/card0"_s << false;
    QTest::newRow("a renderer") << u"dri/renderD128"_s << true;
    QTest::newRow("NVIDIA's own driver") << u"nvidia0"_s << true;
    QTest::newRow("Linux inside Windows") << u"dxg"_s << true;
}

void GraphicsTest::devices_tellWhetherThereIsACard()
{
    QFETCH(const QString, device);
    QFETCH(const bool, hasCard);
    const TestFolder devices;
    QVERIFY(QDir(devices.path()).mkpath(u"dri"_s));
    if (!device.isEmpty()) {
        QFile file(devices.filePath(device));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
#ifdef Q_OS_LINUX
    QCOMPARE(hasGraphicsCard(devices.path()), hasCard);
#else
    Q_UNUSED(hasCard)
    QVERIFY(hasGraphicsCard(devices.path()));
#endif
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::GraphicsTest)
#include "GraphicsTest.moc"
