// SPDX-License-Identifier: GPL-3.0-or-later
// The least a Qt Quick Controls program does: what the messenger's start is measured against.
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>

#include <cstdio>

int main(int argc, char *argv[])
{
    QGuiApplication application(argc, argv);
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    QQmlApplicationEngine engine;
    engine.loadData(QByteArrayLiteral("import QtQuick.Controls.Basic\n"
                                      "ApplicationWindow { visible: true; width: 1080; height: 720 }"));
    const auto roots = engine.rootObjects();
    auto *window = roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow *>(roots.first());
    if (!window)
        return 1;
    QObject::connect(
        window, &QQuickWindow::frameSwapped, &application, [] { std::fputs("first frame shown\n", stderr); },
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    return QGuiApplication::exec();
}
