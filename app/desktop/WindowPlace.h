// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"

#include <QList>
#include <QObject>
#include <QRect>
#include <QVariantMap>

#include <memory>

class QQuickWindow;

namespace vatochito {

class Settings;

/// Keeps where the window is and how large, for the next start. Thread: the window's.
class WindowPlace final : public QObject
{
    Q_OBJECT

public:
    /// \a settings and \a alarms must outlive this object.
    WindowPlace(Settings &settings, AlarmFactory &alarms, QObject *parent = nullptr);
    ~WindowPlace() override;

    /// What the window is to be made with; empty when nothing is known.
    QVariantMap initialProperties() const;
    /// Follows \a window from now on; it must outlive this object, or be gone with its event loop.
    void follow(QQuickWindow &window);
    /// Writes down what is not written yet.
    void save();

    /// \a kept, made to fit the screens of today: not larger than the one it is on, and its title in reach. At (0, 0)
    /// when none of them shows it: then the desktop is to choose the place.
    static QRect fitted(const QRect &kept, const QList<QRect> &screens);

private:
    Settings &m_settings;
    std::unique_ptr<Alarm> m_later;
    QQuickWindow *m_window = nullptr;
};

} // namespace vatochito
