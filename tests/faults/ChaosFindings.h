// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ChaosDevice.h"

#include <QSet>

/// What devices know, as it is compared and as it is told where it differs.
namespace vatochito {

/// What level 0 promises of a history: nothing of a row that was changed while nobody listened.
QList<Message> asOfLevel0(const QList<Message> &rows, const QSet<MessageId> &changed);

QString described(const ChaosStanding &standing);
/// The first rows that are not alike.
QString difference(const QList<Message> &seen, const QList<Message> &wanted);

} // namespace vatochito
