// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExportCommand.h"

#include "Rows.h"
#include "Waiting.h"
#include "core/WholeFile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace vatochito::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPage = 500;

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

ExitCode ExportCommand::print()
{
    if (!cached(request().conversation()))
        return ExitCode::Failed;
    QSaveFile file(request().target);
    const auto complain = [&file](const QString &reason) {
        Printer::complain(tr("%1 cannot be written: %2").arg(QDir::toNativeSeparators(file.fileName()), reason));
        return ExitCode::Failed;
    };
    // A device or a pipe would be replaced by a file.
    if (const QFileInfo there(file.fileName()); there.exists() && !there.isFile())
        return complain(tr("It is not a file."));
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return complain(file.errorString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto count = writeMessages(file, hash);
    if (!count) {
        Printer::complain(count.error());
        return ExitCode::Failed;
    }
    const QJsonObject manifest{{u"messages"_s, *count}, {u"sha256"_s, QString::fromLatin1(hash.result().toHex())}};
    file.write(lineOf(manifest));
    if (!commitWhole(file))
        return complain(file.errorString());
    printer().answer(manifest, tr("%n messages were written.", nullptr, *count));
    return ExitCode::Done;
}

Result<int> ExportCommand::writeMessages(QIODevice &file, QCryptographicHash &hash)
{
    const People known = people();
    const Rows rows(known, account().me().id);
    int count = 0;
    MessageId last;
    for (;;) {
        const auto page = await(account().messages().newerThan(request().conversation(), last, kPage));
        if (!page)
            return failure(page.error());
        for (const Message &message : *page) {
            const QByteArray line = lineOf(rows.json(message));
            hash.addData(line);
            file.write(line); // what fails here makes commitWhole() fail
        }
        count += static_cast<int>(page->size());
        if (page->size() < kPage)
            return count;
        last = page->constLast().id;
    }
}

} // namespace vatochito::cli
