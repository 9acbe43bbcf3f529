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

    /// Words and buttons side by side would leave the words a column of single ones.
    readonly property bool isStacked: {
        const room = root.width - actions.implicitWidth - Theme.iconSmall - Theme.space - 3 * Theme.spaceSmall;
        return actions.implicitWidth > 0 && room < Math.min(words.implicitWidth, root.width / 2);
    }

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

    GridLayout {
        id: row

        anchors.left: parent.left
        anchors.leftMargin: Theme.space
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceSmall
        anchors.verticalCenter: parent.verticalCenter
        columnSpacing: Theme.spaceSmall
        rowSpacing: 0

        Icon {
            color: root.ink
            name: root.symbol
            size: Theme.iconSmall
        }

        BodyText {
            id: words

            Layout.column: 1
            Layout.fillWidth: true
            Layout.row: 0
            Layout.topMargin: root.isStacked ? Theme.spaceSmall : 0
            color: Theme.text
            font.pixelSize: Theme.sizeSmall
            text: root.text
            verticalAlignment: Text.AlignVCenter
        }

        RowLayout {
            id: actions

            Layout.alignment: Qt.AlignRight
            Layout.column: root.isStacked ? 1 : 2
            Layout.row: root.isStacked ? 1 : 0
            spacing: Theme.spaceSmall

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
}
