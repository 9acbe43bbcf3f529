// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

QtObject {
    id: root

    enum Theme {
        System,
        Light,
        Dark
    }

    enum Messages {
        Remove,
        Keep
    }

    property string language: "system"
    property int theme: SettingsController.Theme.System
    property bool isDark: root.theme === SettingsController.Theme.Dark
    property bool isReducedMotion: true
    property int cacheLimit: 0
    property int listWidth: 0
    property bool canSignOut: true
    property int unsentCount: 0
    property string serverAddress: "chat.example.org"
    property string appVersion: "0.1.0"
    /// What was to become of the messages, once for each sign-out.
    property var signOuts: []

    function signOut(messages) {
        root.signOuts.push(messages);
    }
}
