// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// The connection as it is, by its technical names too, and as it was.
ColumnLayout {
    id: root

    required property AppController app
    readonly property DiagnosticsController diagnostics: root.app.diagnostics
    readonly property bool isSignedIn: root.app.connection.status !== ConnectionController.Status.SignedOut

    spacing: Theme.spaceTiny

    RowLayout {
        Layout.leftMargin: Theme.space
        Layout.rightMargin: Theme.spaceSmall
        Layout.topMargin: Theme.spaceSmall

        BodyText {
            Layout.fillWidth: true
            font.weight: Font.DemiBold
            text: !root.isSignedIn ? qsTr("You are not signed in.") : root.app.connection.text.length > 0 ? root.app.connection.text : qsTr("You are connected.")
        }

        QuietButton {
            text: root.app.connection.actionText
            visible: text.length > 0

            onClicked: root.app.connection.act()
        }
    }

    FactRow {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space
        Layout.rightMargin: Theme.space
        label: qsTr("Socket", "technical")
        value: root.diagnostics.socketState
    }

    FactRow {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space
        Layout.rightMargin: Theme.space
        label: qsTr("Attempt", "to connect")
        value: root.diagnostics.attempt
    }

    FactRow {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space
        Layout.rightMargin: Theme.space
        label: qsTr("Next try", "to connect")
        value: root.diagnostics.nextTry
    }

    FactRow {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space
        Layout.rightMargin: Theme.space
        label: qsTr("Server", "its address")
        value: root.diagnostics.server
    }

    FactRow {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space
        Layout.rightMargin: Theme.space
        label: qsTr("Protocol level")
        value: root.isSignedIn ? String(root.diagnostics.level) : ""
    }

    SettingsHeading {
        text: qsTr("How the connection was")
    }

    ListView {
        id: list

        Layout.fillHeight: true
        Layout.fillWidth: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        currentIndex: -1
        model: root.diagnostics.history

        Accessible.name: qsTr("How the connection was")
        Accessible.role: Accessible.List
        ScrollBar.vertical: ThinScrollBar {}

        onActiveFocusChanged: {
            if (list.activeFocus && list.currentIndex < 0)
                list.currentIndex = 0;
        }

        delegate: PeriodRow {}

        BodyText {
            anchors.left: parent.left
            anchors.margins: Theme.space
            anchors.right: parent.right
            anchors.top: parent.top
            color: Theme.muted
            text: root.diagnostics.history.isLoading ? qsTr("One moment…") : root.isSignedIn ? qsTr("Nothing has been written down yet. What happens from now on is kept for 30 days.") : qsTr("What happens once you are signed in is written down here and kept for 30 days.")
            visible: list.count === 0
        }
    }
}
