// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Remembers what the page asks for.
QtObject {
    id: root

    enum State {
        Ready,
        Running,
        AllWell,
        Partly,
        Noted,
        Trouble,
        Cancelled
    }

    property DoctorModel checks: DoctorModel {}
    property int state: DoctorController.State.Running
    property string summary: "Looking…"
    property int firstConcern: -1
    property var calls: []

    signal shown
    signal addressChangeSuggested(address: string)
    signal signInSuggested
    signal reportSuggested
    signal advancedSettingsSuggested

    function show() {
        root.calls.push("show");
        root.shown();
    }

    function run() {
        root.calls.push("run");
        root.state = DoctorController.State.Running;
    }

    function cancel() {
        root.calls.push("cancel");
        root.state = DoctorController.State.Cancelled;
    }

    function remedy(row) {
        root.calls.push("remedy " + row);
    }
}
