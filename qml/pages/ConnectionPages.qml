// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Vatochito.Models

/// What there is about the connection, on top of whatever page: the check of it, its history and log, the report.
Item {
    id: root

    required property AppController app

    /// A remedy that is a matter of the page below.
    signal advancedSettingsRequested
    signal signInRequested
    signal addressChangeRequested(address: string)

    function showDiagnostics() {
        diagnostics.createObject(root);
    }

    Component {
        id: diagnostics

        DiagnosticsSheet {
            app: root.app
            visible: true

            onClosed: destroy()
        }
    }

    Component {
        id: doctor

        DoctorSheet {
            diagnostics: root.app.diagnostics
            doctor: root.app.doctor
            visible: true

            onAddressChangeRequested: address => root.addressChangeRequested(address)
            onAdvancedSettingsRequested: root.advancedSettingsRequested()
            onClosed: destroy()
            onSignInRequested: root.signInRequested()
        }
    }

    Connections {
        target: root.app.doctor

        function onShown() {
            doctor.createObject(root);
        }
    }
}
