// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QUrl>
#include <qqmlregistration.h>

#include <functional>

namespace vatochito {

/// Opens links of messages in the programs of the computer, after a look at what they really are.
class LinkOpener final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("AppController owns the only one")

public:
    /// False: no program takes it.
    using Open = std::function<bool(const QUrl &)>;

    explicit LinkOpener(Open open, QObject *parent = nullptr);

    /// Opens it, or asks first. One that is not safe does nothing.
    Q_INVOKABLE void open(const QString &link);
    /// The person has seen where it leads.
    Q_INVOKABLE void openAnyway(const QString &link);
    /// What the link in \a text opens; empty unless there is just one.
    Q_INVOKABLE QString onlyIn(const QString &text) const;

Q_SIGNALS:
    /// \a link looks like another place than \a destination, which it opens.
    void questioned(const QString &link, const QString &destination);
    /// No program of the computer takes it.
    void refused();

private:
    void hand(const QUrl &target);

    Open m_open;
};

} // namespace vatochito
