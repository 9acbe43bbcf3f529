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
        Partly,  ///< What was looked at is well, but not everything was.
        Noted,   ///< It works, but there is something to know.
        Trouble, ///< Something does not work.
        Cancelled,
    };
    Q_ENUM(State)

    /// What is to be looked at.
    struct Question
    {
        ConversationId conversation{}; ///< That is open; invalid: none is.
        QString typedAddress{};        ///< On the sign-in page; counts while nobody is signed in.
    };

    /// What it works with. Missing functions: nothing can be looked at, nothing done.
    struct Services
    {
        /// A doctor who has not begun.
        std::function<std::unique_ptr<ConnectionDoctor>(const Question &)> makeDoctor{};
        /// Remedies beyond the pages of the window: \a address is the one that the finding names, if it names one.
        std::function<bool(Remedy)> canDo{};
        std::function<void(const Question &, Remedy, const QString &address)> doIt{};
    };

    explicit DoctorController(Services services, QObject *parent = nullptr);
    ~DoctorController() override;

    DoctorModel *checks() { return &m_checks; }
    State state() const { return m_state; }
    QString summary() const;
    int firstConcern() const { return m_checks.firstConcern(); }

    void setOpenConversation(ConversationId conversation) { m_question.conversation = conversation; }
    void setTypedAddress(const QString &address) { m_question.typedAddress = address; }
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
    /// Another address of the server is needed, perhaps this one; the page asks first.
    void addressChangeSuggested(const QString &address);
    void signInSuggested();
    void reportSuggested();
    /// Something in the advanced settings needs to be changed.
    void advancedSettingsSuggested();

private:
    bool canDo(Remedy remedy) const;
    void conclude();
    void setState(State state);

    Services m_services;
    DoctorModel m_checks;
    State m_state = State::Ready;
    Question m_question;
    std::unique_ptr<ConnectionDoctor> m_doctor; ///< Null unless Running.
};

} // namespace vatochito
