// SPDX-License-Identifier: GPL-3.0-or-later
#include "Sight.h"

#include <QImage>
#include <QQuickItem>
#include <QQuickWindow>

namespace vatochito {

namespace {

/// \a item and all it stands in are drawn, and no clip cuts a part of it away.
bool isOpenToSight(const QQuickItem &item, const QQuickWindow &window)
{
    const QRectF place = item.mapRectToScene(item.boundingRect());
    if (place.isEmpty() || !QRectF(QPointF(), window.size()).contains(place))
        return false;
    for (const QQuickItem *it = &item; it; it = it->parentItem()) {
        if (!it->isVisible() || it->opacity() < 1)
            return false;
        if (it->clip() && !it->mapRectToScene(it->clipRect()).contains(place))
            return false;
    }
    return true;
}

bool isDrawn(const QImage &picture, const QRectF &place, qreal ratio)
{
    const QRect pixels =
        QRectF(place.topLeft() * ratio, place.size() * ratio).toAlignedRect().intersected(picture.rect());
    for (int y = pixels.top(); y <= pixels.bottom(); ++y) {
        for (int x = pixels.left(); x <= pixels.right(); ++x) {
            if (picture.pixel(x, y) != picture.pixel(pixels.topLeft()))
                return true;
        }
    }
    return false;
}

void collect(const QQuickItem &item, const QString &text, const QQuickWindow &window, const QImage &picture,
             QList<QRectF> &places)
{
    if (item.property("text").toString() == text && isOpenToSight(item, window)) {
        const QRectF place = item.mapRectToScene(item.boundingRect());
        if (isDrawn(picture, place, picture.width() / static_cast<qreal>(window.width())))
            places.append(place);
    }
    const QList<QQuickItem *> children = item.childItems();
    for (const QQuickItem *child : children)
        collect(*child, text, window, picture, places);
}

} // namespace

QList<QRectF> Sight::placesOf(const QString &text) const
{
    QList<QRectF> places;
    collect(*m_window.contentItem(), text, m_window, m_window.grabWindow(), places);
    return places;
}

} // namespace vatochito
