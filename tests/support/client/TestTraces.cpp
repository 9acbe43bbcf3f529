// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/client/TestTraces.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace vatochito::traces {

using namespace Qt::StringLiterals;

namespace {

/// Of this process alone; empty: nothing is kept.
QString place()
{
    const QString folder = qEnvironmentVariable("VATOCHITO_TEST_TRACES");
    if (folder.isEmpty())
        return {};
    return u"%1/%2-%3"_s.arg(folder, QCoreApplication::applicationName(),
                             QString::number(QCoreApplication::applicationPid()));
}

} // namespace

void keepFolder(const QString &folder)
{
    if (place().isEmpty())
        return;
    const QDir from(folder);
    const QDir to(place() + u'/' + from.dirName());
    for (QDirIterator at(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
         at.hasNext();) {
        const QString target = to.filePath(from.relativeFilePath(at.next()));
        QDir().mkpath(QFileInfo(target).path());
        QFile::copy(at.filePath(), target);
    }
}

void append(const QString &name, const QByteArray &said)
{
    if (place().isEmpty() || said.isEmpty())
        return;
    QDir().mkpath(place());
    QFile file(place() + u'/' + name);
    if (file.open(QIODevice::WriteOnly | QIODevice::Append))
        file.write(said);
}

} // namespace vatochito::traces

bool vatochito::TestFolder::holds(const QString &name, const QByteArray &words) const
{
    QFile file(filePath(name));
    return file.open(QIODevice::ReadOnly) && file.readAll().contains(words);
}
