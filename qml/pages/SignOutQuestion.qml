// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models

/// Whether to sign out, and what becomes of the messages on this computer.
Question {
    id: root

    required property SettingsController settings
    property bool isKeeping: false

    readonly property string lostText: qsTr("%n message(s) were not sent yet and will be lost.", "", root.settings.unsentCount)
    readonly property string waitingText: qsTr("%n message(s) were not sent yet. They will go out when you sign in again.", "", root.settings.unsentCount)
    readonly property string removedText: qsTr("Your messages stay on the server.")
    readonly property string keptText: qsTr("Whoever uses this computer can read them.")

    actionText: qsTr("Sign out")
    text: root.settings.unsentCount > 0 ? (root.isKeeping ? root.waitingText : root.lostText) : root.isKeeping ? root.keptText : root.removedText
    title: qsTr("Sign out?")

    choices: [
        RadioRow {
            Layout.fillWidth: true
            checked: !root.isKeeping
            text: qsTr("Remove messages from this computer")

            onClicked: root.isKeeping = false
        },
        RadioRow {
            Layout.fillWidth: true
            checked: root.isKeeping
            text: qsTr("Keep them")

            onClicked: root.isKeeping = true
        }
    ]

    onAboutToShow: root.isKeeping = false
    onConfirmed: root.settings.signOut(root.isKeeping ? SettingsController.Messages.Keep : SettingsController.Messages.Remove)
}
