// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowPlace.h"

#include <QTest>

namespace vatochito {

class WindowPlaceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placeOnAScreen_staysAsItIs()
    {
        const QRect kept(200, 100, 900, 700);
        QCOMPARE(WindowPlace::fitted(kept, {kLeft, kRight}), kept);
    }

    void screenThatIsGone_leavesTheSizeAlone()
    {
        const QRect place = WindowPlace::fitted(QRect(2500, 100, 900, 700), {kLeft});
        QCOMPARE(place, QRect(0, 0, 900, 700));
    }

    void smallerScreen_boundsTheSize()
    {
        const QRect place = WindowPlace::fitted(QRect(0, 0, 3000, 2000), {kLeft});
        QCOMPARE(place.size(), kLeft.size());
    }

    void titleAboveTheScreen_comesIntoReach()
    {
        const QRect place = WindowPlace::fitted(QRect(100, -15, 900, 700), {kLeft});
        QCOMPARE(place.top(), kLeft.top());
    }

    void handfulOfPixelsOnAScreen_isNotEnoughToTakeHoldOf()
    {
        const QRect place = WindowPlace::fitted(QRect(1900, 100, 900, 700), {kLeft});
        QCOMPARE(place.topLeft(), QPoint(0, 0));
    }

private:
    static constexpr QRect kLeft{0, 0, 1920, 1080};
    static constexpr QRect kRight{1920, 0, 1920, 1080};
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::WindowPlaceTest)
#include "WindowPlaceTest.moc"
