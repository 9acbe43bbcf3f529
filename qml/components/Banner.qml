// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Vatochito.Theme

/// One sentence above everything else, with at most one thing to do about it. Takes no room while it is not shown.
Rectangle {
    id: root

    required property string text
    required property bool isShown
    property string actionText: ""
    /// A second, quieter thing: to ask why. Empty: there is none.
    property string helpText: ""
    property string symbol: "circle-alert"
    property color ink: Theme.warning

    signal actionTriggered
    signal helpTriggered

    clip: true
    color: Theme.raised
    implicitHeight: root.isShown ? Math.max(Theme.target, row.implicitHeight + Theme.spaceSmall) : 0
    visible: root.implicitHeight > 0

    Accessible.name: root.text
    Accessible.role: Accessible.AlertMessage

    Behavior on implicitHeight {
        NumberAnimation {
            duration: Theme.calm
            easing.type: Easing.OutCubic
        }
    }

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.leftMargin: Theme.space
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceSmall
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.spaceSmall

        Icon {
            color: root.ink
            name: root.symbol
            size: Theme.iconSmall
        }

        BodyText {
            Layout.fillWidth: true
            color: Theme.text
            font.pixelSize: Theme.sizeSmall
            text: root.text
            verticalAlignment: Text.AlignVCenter
        }

        QuietButton {
            font.pixelSize: Theme.sizeSmall
            ink: Theme.muted
            text: root.helpText
            visible: root.helpText.length > 0

            onClicked: root.helpTriggered()
        }

        QuietButton {
            font.pixelSize: Theme.sizeSmall
            text: root.actionText
            visible: root.actionText.length > 0

            onClicked: root.actionTriggered()
        }
    }
}
