// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExportCommand.h"

#include "Rows.h"
#include "Waiting.h"

#include <QDir>
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
    const auto complain = [&file] {
        Printer::complain(
            tr("%1 cannot be written: %2").arg(QDir::toNativeSeparators(file.fileName()), file.errorString()));
        return ExitCode::Failed;
    };
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return complain();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto count = writeMessages(file, hash);
    if (!count) {
        Printer::complain(count.error());
        return ExitCode::Failed;
    }
    const QJsonObject manifest{{u"messages"_s, *count}, {u"sha256"_s, QString::fromLatin1(hash.result().toHex())}};
    file.write(lineOf(manifest));
    if (!file.commit())
        return complain();
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
            file.write(line); // what fails here makes commit() fail
        }
        count += static_cast<int>(page->size());
        if (page->size() < kPage)
            return count;
        last = page->constLast().id;
    }
}

} // namespace vatochito::cli
