// SPDX-License-Identifier: GPL-3.0-or-later
#include "Stage.h"

#include "Sight.h"
#include "support/client/PatientTest.h"

#include <QQuickItem>
#include <QQuickWindow>

#include <functional>

using namespace Qt::StringLiterals;

namespace vatochito {

namespace {

using Wanted = std::function<bool(const QQuickItem &)>;

const QQuickItem *find(const QQuickItem *item, const Wanted &isWanted)
{
    if (!item->isVisible() || item->opacity() == 0)
        return nullptr;
    if (item->width() > 0 && isWanted(*item))
        return item;
    const QList<QQuickItem *> children = item->childItems();
    // The newest on top: a sheet before what it covers.
    for (auto child = children.crbegin(); child != children.crend(); ++child) {
        if (const QQuickItem *found = find(*child, isWanted))
            return found;
    }
    return nullptr;
}

Wanted hasText(const QString &text)
{
    return [text](const QQuickItem &item) { return item.property("text").toString() == text; };
}

} // namespace

Stage::Stage(AppHarness &harness) : m_harness(harness)
{
    m_engine.addImportPath(u"qrc:/qt/qml"_s);
    m_engine.setInitialProperties({{u"app"_s, QVariant::fromValue(&harness.app())}});
    QObject::connect(&harness.translations(), &Translations::languageChanged, &m_engine, &QQmlEngine::retranslate);
    m_engine.load(QUrl(u"qrc:/qt/qml/Vatochito/Ui/Main.qml"_s));
    m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().value(0));
    QVERIFY(m_window);
    m_window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_window, kTestPatience));
}

void Stage::resize(const QSize &size)
{
    m_window->resize(size);
    QTRY_COMPARE(m_window->size(), size);
}

void Stage::type(const QString &text)
{
    for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, m_window, Qt::Key_unknown, letter, Qt::NoModifier);
}

void Stage::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_window, key, modifiers);
}

bool Stage::click(const QString &symbol, Qt::MouseButton button)
{
    return clickItem(find(m_window->contentItem(),
                          [symbol](const QQuickItem &item) { return item.property("symbol").toString() == symbol; }),
                     button);
}

bool Stage::clickText(const QString &text, Qt::MouseButton button)
{
    return clickItem(find(m_window->contentItem(), hasText(text)), button);
}

bool Stage::clickWords(const QString &text, Qt::MouseButton button)
{
    const QList<QRectF> places = placesOf(text);
    if (places.isEmpty())
        return false;
    QTest::mouseClick(m_window, button, Qt::NoModifier, places.last().center().toPoint());
    return true;
}

QList<QRectF> Stage::placesOf(const QString &text) const
{
    return Sight(*m_window).placesOf(text);
}

std::optional<QRectF> Stage::placeOf(const QString &text) const
{
    const QList<QRectF> places = placesOf(text);
    return places.isEmpty() ? std::nullopt : std::optional(places.first());
}

QQuickItem *Stage::viewOf(const QAbstractItemModel *model) const
{
    const QQuickItem *view = find(m_window->contentItem(), [model](const QQuickItem &item) {
        return item.property("model").value<QObject *>() == model;
    });
    return const_cast<QQuickItem *>(view);
}

QQuickItem *Stage::rowOf(const QAbstractItemModel *model, int row) const
{
    QQuickItem *item = nullptr;
    if (QQuickItem *view = viewOf(model))
        QMetaObject::invokeMethod(view, "itemAtIndex", Q_RETURN_ARG(QQuickItem *, item), Q_ARG(int, row));
    return item;
}

QImage Stage::picture()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    return m_window->grabWindow();
}

bool Stage::clickItem(const QQuickItem *item, Qt::MouseButton button)
{
    if (!item)
        return false;
    QTest::mouseClick(m_window, button, Qt::NoModifier,
                      item->mapToScene({item->width() / 2, item->height() / 2}).toPoint());
    return true;
}

} // namespace vatochito
