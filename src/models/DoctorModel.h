// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnostics/Diagnosis.h"
#include "diagnostics/SupportReport.h"

#include <QAbstractListModel>
#include <QList>
#include <qqmlregistration.h>

#include <functional>
#include <optional>

namespace vatochito {

/// What the doctor has looked at so far, in its order; the last one may still be looked at. Words in the language of
/// now.
class DoctorModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("DoctorController owns the only one")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        TitleRole = Qt::UserRole + 1,
        LookRole,
        VerdictRole,
        SentenceRole,
        DetailRole,
        AdviceRole,
        ButtonRole,
        TookRole
    };
    Q_ENUM(Role)

    /// How a row looks.
    enum class Look { Looking, Ok, Warning, Failed, Skipped };
    Q_ENUM(Look)

    /// \param canDo  Whether the button of a remedy leads anywhere here.
    explicit DoctorModel(std::function<bool(Remedy)> canDo, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_rows.size()); }
    /// Remedy::None for a row that has none.
    Remedy remedy(int row) const;
    /// The address that this remedy would use; empty: it names none.
    QString address(int row) const;
    int countOf(Verdict verdict) const;
    /// How many of what was to be looked at was not (isGap()).
    int countOfGaps() const;
    /// The first row that failed, else the first to take note of; -1: there is none.
    int firstConcern() const;
    QList<ReportedCheck> reported() const;

    void clear();
    /// A check is begun.
    void begin(CheckId check);
    /// That check has its result.
    void conclude(const CheckResult &result);
    /// The one that was begun will have none.
    void dropUnfinished();
    void retranslate();

Q_SIGNALS:
    void countChanged();

private:
    /// Its cause by name, and the technical side of it.
    static QString detailOf(const CheckOutcome &outcome);

    struct Row
    {
        CheckId check;
        std::optional<CheckResult> result; ///< Nothing: it is being looked at.
    };

    Look lookOf(const Row &row) const;

    const std::function<bool(Remedy)> m_canDo;
    QList<Row> m_rows;
};

} // namespace vatochito
