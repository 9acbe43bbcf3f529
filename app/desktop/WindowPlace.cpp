// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowPlace.h"

#include "storage/Settings.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QScreen>

#include <algorithm>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// While a window is dragged it moves all the time.
constexpr auto kRest = 500ms;
/// As much of the upper edge has to be on a screen that one can take hold of it.
constexpr int kGrip = 80;

} // namespace

WindowPlace::WindowPlace(Settings &settings, AlarmFactory &alarms, QObject *parent)
    : QObject(parent), m_settings(settings), m_later(alarms.makeAlarm())
{
}

WindowPlace::~WindowPlace() = default;

QVariantMap WindowPlace::initialProperties() const
{
    const QRect kept = m_settings.windowPlace();
    if (!kept.isValid())
        return {};
    QList<QRect> screens;
    for (const QScreen *screen : QGuiApplication::screens())
        screens.append(screen->availableGeometry());
    const QRect place = fitted(kept, screens);
    QVariantMap properties{{u"width"_s, place.width()}, {u"height"_s, place.height()}};
    if (!place.topLeft().isNull()) {
        properties.insert(u"x"_s, place.x());
        properties.insert(u"y"_s, place.y());
    }
    if (m_settings.isWindowMaximized())
        properties.insert(u"visibility"_s, QWindow::Maximized);
    return properties;
}

void WindowPlace::follow(QQuickWindow &window)
{
    m_window = &window;
    connect(&window, &QObject::destroyed, this, [this] { m_window = nullptr; });
    const auto saveLater = [this] { m_later->start(kRest, [this] { save(); }); };
    connect(&window, &QWindow::xChanged, this, saveLater);
    connect(&window, &QWindow::yChanged, this, saveLater);
    connect(&window, &QWindow::widthChanged, this, saveLater);
    connect(&window, &QWindow::heightChanged, this, saveLater);
    connect(&window, &QWindow::visibilityChanged, this, saveLater);
}

void WindowPlace::save()
{
    m_later->stop();
    if (!m_window)
        return;
    const QWindow::Visibility visibility = m_window->visibility();
    // Minimized or closed it has no place worth knowing; maximized it keeps the one it had before.
    if (visibility == QWindow::Windowed)
        m_settings.setWindowPlace(m_window->geometry());
    if (visibility == QWindow::Windowed || visibility == QWindow::Maximized)
        m_settings.setWindowMaximized(visibility == QWindow::Maximized);
}

QRect WindowPlace::fitted(const QRect &kept, const QList<QRect> &screens)
{
    if (screens.isEmpty())
        return kept;
    const QRect grip(kept.topLeft(), QSize(kept.width(), kGrip));
    const auto overlap = [&grip](const QRect &screen) {
        const QRect seen = grip & screen;
        return seen.isValid() ? seen.width() * seen.height() : 0;
    };
    const QRect best =
        *std::max_element(screens.cbegin(), screens.cend(),
                          [&overlap](const QRect &left, const QRect &right) { return overlap(left) < overlap(right); });
    if (overlap(best) < kGrip * kGrip / 2)
        return {QPoint(0, 0), kept.size().boundedTo(screens.first().size())};
    QRect place(kept.topLeft(), kept.size().boundedTo(best.size()));
    place.moveTop(std::max(place.top(), best.top()));
    return place;
}

} // namespace vatochito
