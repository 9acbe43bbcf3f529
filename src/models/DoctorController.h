// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Conversation.h"
#include "diagnostics/SupportReport.h"
#include "models/DoctorModel.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <functional>
#include <memory>

namespace vatochito {

class ConnectionDoctor;

/// What the page of the connection doctor shows and asks for. One look at a time; what was found stays until the next.
class DoctorController final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("AppController owns the only one")
    Q_PROPERTY(vatochito::DoctorModel *checks READ checks CONSTANT FINAL)
    Q_PROPERTY(vatochito::DoctorController::State state READ state NOTIFY stateChanged FINAL)
    /// One sentence about all of it.
    Q_PROPERTY(QString summary READ summary NOTIFY summaryChanged FINAL)
    /// The row that matters most; -1: none does.
    Q_PROPERTY(int firstConcern READ firstConcern NOTIFY stateChanged FINAL)

public:
    enum class State {
        Ready, ///< Nothing was looked at yet.
        Running,
        AllWell,
        Noted,   ///< It works, but there is something to know.
        Trouble, ///< Something does not work.
        Cancelled,
    };
    Q_ENUM(State)

    /// What it works with. Missing functions: nothing can be looked at, nothing done.
    struct Services
    {
        /// A doctor who has not begun, for the conversation that is open; invalid: none is.
        std::function<std::unique_ptr<ConnectionDoctor>(ConversationId open)> makeDoctor{};
        /// Remedies that lead out of the program.
        std::function<bool(Remedy)> canOpen{};
        std::function<void(Remedy)> open{};
    };

    explicit DoctorController(Services services, QObject *parent = nullptr);
    ~DoctorController() override;

    DoctorModel *checks() { return &m_checks; }
    State state() const { return m_state; }
    QString summary() const;
    int firstConcern() const { return m_checks.firstConcern(); }

    void setOpenConversation(ConversationId conversation) { m_conversation = conversation; }
    /// Whom it looked at is gone: stops, and forgets what was found.
    void forget();
    void retranslate();
    /// What was found so far, for a report.
    QList<ReportedCheck> reported() const { return m_checks.reported(); }

    /// Asks for the page.
    Q_INVOKABLE void show();
    Q_INVOKABLE void run();
    Q_INVOKABLE void cancel();
    /// Does what the button in that row says.
    Q_INVOKABLE void remedy(int row);

Q_SIGNALS:
    void stateChanged();
    void summaryChanged();
    void shown();
    /// Another address or sign-in is needed; the page asks first.
    void signOutSuggested();
    /// Something in the advanced settings needs to be changed.
    void advancedSettingsSuggested();

private:
    bool canDo(Remedy remedy) const;
    void conclude();
    void setState(State state);

    Services m_services;
    DoctorModel m_checks;
    State m_state = State::Ready;
    ConversationId m_conversation;
    std::unique_ptr<ConnectionDoctor> m_doctor; ///< Null unless Running.
};

} // namespace vatochito
