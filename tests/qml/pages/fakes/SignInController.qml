// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

QtObject {
    id: root

    enum Server {
        Unknown,
        Reachable,
        Wrong
    }

    property string serverAddress: ""
    property string serverHint: "Whoever runs your server knows its address."
    property int server: SignInController.Server.Unknown
    property bool isServerKnown: false
    property bool isBusy: false
    property string userNameError: ""
    property string passwordError: ""
    property string password2Error: ""
    property string serverError: ""
    property string formError: ""
    property var calls: []

    function signIn(server, userName, password) {
        root.calls.push(["signIn", server, userName, password]);
    }

    function registerAccount(server, userName, displayName, password, repeated) {
        root.calls.push(["registerAccount", server, userName, displayName, password, repeated]);
    }

    function clearErrors() {
        root.formError = "";
    }
}
