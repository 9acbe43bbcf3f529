// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/LinkOpener.h"

#include "core/Links.h"
#include "core/LogCategories.h"

namespace vatochito {

LinkOpener::LinkOpener(Open open, QObject *parent) : QObject(parent), m_open(std::move(open)) {}

void LinkOpener::open(const QString &link)
{
    const auto target = links::safeTarget(link);
    if (!target)
        return;
    if (links::isMisleading(*target))
        Q_EMIT questioned(link, links::destination(*target));
    else
        hand(*target);
}

void LinkOpener::openAnyway(const QString &link)
{
    if (const auto target = links::safeTarget(link))
        hand(*target);
}

QString LinkOpener::onlyIn(const QString &text) const
{
    const QList<links::Link> found = links::in(text);
    return found.size() == 1 ? QString::fromLatin1(found.first().target.toEncoded()) : QString();
}

void LinkOpener::hand(const QUrl &target)
{
    if (m_open(target))
        return;
    qCWarning(lcUi) << "link not opened: scheme=" << target.scheme();
    Q_EMIT refused();
}

} // namespace vatochito
