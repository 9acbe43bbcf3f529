// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRectF>
#include <QString>

class QQuickWindow;

namespace vatochito {

/// What a person sees of a window: not what its items say of themselves, but what is on the picture.
class Sight
{
public:
    /// \a window must outlive this object.
    explicit Sight(QQuickWindow &window) : m_window(window) {}

    /// Where \a text stands, in the window: every item of that text which is as a whole inside the window and inside
    /// everything that clips it, and drawn: there is more than one colour in its place. Empty: nobody can read it.
    QList<QRectF> placesOf(const QString &text) const;

private:
    QQuickWindow &m_window;
};

} // namespace vatochito
