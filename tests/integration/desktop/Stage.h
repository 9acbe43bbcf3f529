// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AppHarness.h"

#include <QImage>
#include <QQmlApplicationEngine>
#include <QRectF>

#include <optional>

class QAbstractItemModel;
class QQuickItem;
class QQuickWindow;

namespace vatochito {

/// The real window on the real models and a server inside the test, used as a person would.
class Stage
{
public:
    explicit Stage(AppHarness &harness);

    AppHarness &harness() { return m_harness; }
    AppController &app() { return m_harness.app(); }

    QQuickWindow &window() { return *m_window; }

    void resize(const QSize &size);
    void type(const QString &text);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// The control with that icon. \return False: it is not on the screen.
    bool click(const QString &symbol, Qt::MouseButton button = Qt::LeftButton);
    /// Whatever shows exactly that text. \return False: nothing does.
    bool clickText(const QString &text, Qt::MouseButton button = Qt::LeftButton);
    /// Where that text is read last: in the conversation and not in the list, in a bubble and not in its row.
    /// \return False: nobody can read it.
    bool clickWords(const QString &text, Qt::MouseButton button = Qt::LeftButton);
    /// Where a person reads that text, the deepest item of several that show it last; the list comes before the
    /// conversation.
    QList<QRectF> placesOf(const QString &text) const;
    std::optional<QRectF> placeOf(const QString &text) const;
    bool sees(const QString &text) const { return !placesOf(text).isEmpty(); }
    /// The view of \a model; null: there is none.
    QQuickItem *viewOf(const QAbstractItemModel *model) const;
    /// That row of the view of \a model; null: it is not made.
    QQuickItem *rowOf(const QAbstractItemModel *model, int row) const;
    /// Waits until the window has drawn what there is to draw.
    QImage picture();

private:
    bool clickItem(const QQuickItem *item, Qt::MouseButton button);

    AppHarness &m_harness;
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr;
};

} // namespace vatochito
