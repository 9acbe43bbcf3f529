// SPDX-License-Identifier: GPL-3.0-or-later
#include "LedgerCommand.h"

#include "Waiting.h"

#include <QJsonObject>

namespace vatochito::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonValue numberOrNull(std::optional<long long> number)
{
    return number ? QJsonValue(static_cast<qint64>(*number)) : QJsonValue(QJsonValue::Null);
}

QJsonObject json(const LedgerRow &row)
{
    return {
        {u"conversation"_s, static_cast<qint64>(row.conversation.value())},
        {u"sent"_s, static_cast<qint64>(row.sent)},
        {u"acknowledged"_s, static_cast<qint64>(row.acknowledged)},
        {u"waiting"_s, static_cast<qint64>(row.waiting)},
        {u"failed"_s, static_cast<qint64>(row.failed)},
        {u"duplicates_refused"_s, static_cast<qint64>(row.duplicates)},
        {u"gaps_found"_s, static_cast<qint64>(row.gapsFound)},
        {u"gaps_filled"_s, static_cast<qint64>(row.gapsFilled)},
        {u"cursor"_s, numberOrNull(row.cursor)},
        {u"head"_s, numberOrNull(row.head)},
    };
}

} // namespace

ExitCode LedgerCommand::work()
{
    const auto rows = await(account().cache().ledger().all());
    if (!rows) {
        Printer::complain(rows.error());
        return ExitCode::Failed;
    }
    for (const LedgerRow &row : *rows)
        printer().answer(json(row), text(row));
    return ExitCode::Done;
}

QString LedgerCommand::text(const LedgerRow &row)
{
    QString line =
        tr("%1: sent %2, acknowledged %3, waiting %4, failed %5, duplicates refused %6, gaps found %7, "
           "filled %8")
            .arg(QString::number(row.conversation.value()), QString::number(row.sent),
                 QString::number(row.acknowledged), QString::number(row.waiting), QString::number(row.failed),
                 QString::number(row.duplicates), QString::number(row.gapsFound), QString::number(row.gapsFilled));
    if (row.cursor)
        line += tr(", change %1 of %2").arg(QString::number(*row.cursor), QString::number(*row.head));
    return line;
}

} // namespace vatochito::cli
