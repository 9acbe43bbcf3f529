// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/DoctorModel.h"

#include "diagnostics/DoctorWords.h"

#include <algorithm>

namespace vatochito {

DoctorModel::DoctorModel(std::function<bool(Remedy)> canDo, QObject *parent)
    : QAbstractListModel(parent), m_canDo(std::move(canDo))
{
}

int DoctorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant DoctorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case TitleRole:
    case Qt::DisplayRole:
        return DoctorWords::title(row.check);
    case LookRole:
        return static_cast<int>(lookOf(row));
    case VerdictRole:
        return row.result ? DoctorWords::verdict(row.result->outcome.verdict()) : QString();
    case SentenceRole:
        return row.result ? DoctorWords::sentence(*row.result) : tr("Looking…");
    case DetailRole:
        return row.result ? detailOf(row.result->outcome) : QString();
    case AdviceRole:
        return row.result ? DoctorWords::advice(*row.result) : QString();
    case ButtonRole:
        return DoctorWords::button(remedy(index.row()));
    case TookRole:
        return row.result ? tr("%1 ms").arg(row.result->took.count()) : QString();
    default:
        return {};
    }
}

QHash<int, QByteArray> DoctorModel::roleNames() const
{
    return {{TitleRole, "title"},   {LookRole, "look"},     {VerdictRole, "verdict"}, {SentenceRole, "sentence"},
            {DetailRole, "detail"}, {AdviceRole, "advice"}, {ButtonRole, "button"},   {TookRole, "took"}};
}

Remedy DoctorModel::remedy(int row) const
{
    if (row < 0 || row >= count() || !m_rows.at(row).result)
        return Remedy::None;
    const Remedy remedy = traitsOf(m_rows.at(row).result->outcome.finding).remedy;
    return m_canDo(remedy) ? remedy : Remedy::None;
}

QString DoctorModel::address(int row) const
{
    return remedy(row) == Remedy::None ? QString() : addressFor(m_rows.at(row).result->outcome);
}

int DoctorModel::countOfGaps() const
{
    return static_cast<int>(
        std::ranges::count_if(m_rows, [](const Row &row) { return row.result && isGap(row.result->outcome.finding); }));
}

int DoctorModel::countOf(Verdict verdict) const
{
    return static_cast<int>(std::ranges::count_if(
        m_rows, [verdict](const Row &row) { return row.result && row.result->outcome.verdict() == verdict; }));
}

int DoctorModel::firstConcern() const
{
    for (const Verdict verdict : {Verdict::Failed, Verdict::Warning}) {
        for (int row = 0; row < count(); ++row) {
            const auto &result = m_rows.at(row).result;
            if (result && result->outcome.verdict() == verdict)
                return row;
        }
    }
    return -1;
}

QList<ReportedCheck> DoctorModel::reported() const
{
    QList<ReportedCheck> checks;
    for (const Row &row : m_rows) {
        if (row.result)
            checks.append({.check = nameOf(row.check),
                           .verdict = nameOf(row.result->outcome.verdict()),
                           .detail = detailOf(row.result->outcome),
                           .took = row.result->took});
    }
    return checks;
}

QString DoctorModel::detailOf(const CheckOutcome &outcome)
{
    const QString cause = QString::fromLatin1(traitsOf(outcome.finding).name);
    return outcome.detail.isEmpty() ? cause : cause + QStringLiteral(": ") + outcome.detail;
}

void DoctorModel::clear()
{
    if (m_rows.isEmpty())
        return;
    beginResetModel();
    m_rows.clear();
    endResetModel();
    Q_EMIT countChanged();
}

void DoctorModel::begin(CheckId check)
{
    beginInsertRows({}, count(), count());
    m_rows.append({.check = check, .result = {}});
    endInsertRows();
    Q_EMIT countChanged();
}

void DoctorModel::conclude(const CheckResult &result)
{
    if (m_rows.isEmpty() || m_rows.last().check != result.check)
        return;
    m_rows.last().result = result;
    const QModelIndex last = index(count() - 1);
    Q_EMIT dataChanged(last, last);
}

void DoctorModel::dropUnfinished()
{
    if (m_rows.isEmpty() || m_rows.last().result)
        return;
    beginRemoveRows({}, count() - 1, count() - 1);
    m_rows.removeLast();
    endRemoveRows();
    Q_EMIT countChanged();
}

void DoctorModel::retranslate()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1));
}

DoctorModel::Look DoctorModel::lookOf(const Row &row) const
{
    if (!row.result)
        return Look::Looking;
    switch (row.result->outcome.verdict()) {
    case Verdict::Ok:
        return Look::Ok;
    case Verdict::Warning:
        return Look::Warning;
    case Verdict::Failed:
        return Look::Failed;
    case Verdict::Skipped:
        return Look::Skipped;
    }
    return Look::Skipped;
}

} // namespace vatochito
