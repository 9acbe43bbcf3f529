// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliApp.h"

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(QStringLiteral("vatochito-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(VATOCHITO_VERSION));
    const QCoreApplication application(argc, argv);
    return static_cast<int>(vatochito::cli::CliApp().run());
}
