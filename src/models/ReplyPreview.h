// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace vatochito {

/// What a message answers, as its row shows it.
class ReplyPreview
{
    Q_GADGET
    /// 0: it answers nothing.
    Q_PROPERTY(double messageId MEMBER messageId FINAL)
    Q_PROPERTY(QString name MEMBER name FINAL)
    Q_PROPERTY(QString text MEMBER text FINAL)

public:
    double messageId = 0;
    QString name;
    QString text;

    friend bool operator==(const ReplyPreview &, const ReplyPreview &) = default;
};

} // namespace vatochito
