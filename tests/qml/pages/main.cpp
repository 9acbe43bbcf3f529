// SPDX-License-Identifier: GPL-3.0-or-later
#include <QQmlEngine>
#include <QQmlExtensionPlugin>
#include <QtQuickTest>

Q_IMPORT_QML_PLUGIN(Vatochito_ComponentsPlugin)
Q_IMPORT_QML_PLUGIN(Vatochito_ThemePlugin)

namespace vatochito {

/// Lets the engine of each test file find the modules: those that are linked in, and the pages on their fakes.
class Setup : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
        engine->addImportPath(QStringLiteral(VATOCHITO_TEST_MODULES));
    }
};

} // namespace vatochito

QUICK_TEST_MAIN_WITH_SETUP(pages, vatochito::Setup)

#include "main.moc"
