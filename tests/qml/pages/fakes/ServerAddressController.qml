// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Remembers what the page asks for.
QtObject {
    id: root

    property string address: "http://chat.example.org:8000"
    property string error: ""
    property bool isAnothers: false
    property bool isBusy: false
    property var calls: []

    signal used
    signal failed
    signal signInRequested(address: string)

    function caution(typed) {
        return typed.startsWith("http:") ? "Not encrypted." : "";
    }

    function use(typed) {
        root.calls.push(["use", typed]);
    }

    function signInThere(typed) {
        root.calls.push(["signInThere", typed]);
    }

    function clearError() {
        root.error = "";
        root.isAnothers = false;
    }
}
