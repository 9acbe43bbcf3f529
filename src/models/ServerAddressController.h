// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <optional>

namespace vatochito {

class Accounts;
class Settings;

/// The address of the server one is signed in at, and the way to another address of the same server.
class ServerAddressController final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("AppController owns the only one")
    /// In full; empty: nobody is signed in.
    Q_PROPERTY(QString address READ address NOTIFY addressChanged FINAL)
    /// Why the address that was to be used is not; empty: nothing is wrong.
    Q_PROPERTY(QString error READ error NOTIFY toldChanged FINAL)
    /// It is a server of ours, but not theirs: signing in there is what is left.
    Q_PROPERTY(bool isAnothers READ isAnothers NOTIFY toldChanged FINAL)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY toldChanged FINAL)

public:
    /// Both must outlive this object.
    ServerAddressController(Accounts &accounts, Settings &settings, QObject *parent = nullptr);

    QString address() const;
    QString error() const;
    bool isAnothers() const;
    bool isBusy() const { return m_isBusy; }

    /// What to think of before using that address; empty: nothing.
    Q_INVOKABLE QString caution(const QString &typed) const;
    /// The account goes on there; used(), or failed() with an error(), follows.
    Q_INVOKABLE void use(const QString &typed);
    /// Leaves this account as it is, and asks who they are at that server.
    Q_INVOKABLE void signInThere(const QString &typed);
    /// What was told was read, or is about an address that is not there any more.
    Q_INVOKABLE void clearError();
    void retranslate() { Q_EMIT toldChanged(); }

Q_SIGNALS:
    void addressChanged();
    void toldChanged();
    void used();
    void failed(const vatochito::Error &error);
    void signInRequested(const QString &address);

private:
    void finish(const Status &done);

    Accounts &m_accounts;
    Settings &m_settings;
    bool m_isBusy = false;
    std::optional<Error> m_error;
};

} // namespace vatochito
