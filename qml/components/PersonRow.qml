// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// A person to choose.
ItemDelegate {
    id: root

    required property string displayName
    required property string userName
    required property string initials
    required property int hue
    required property bool isOnline
    property bool isChosen: false

    height: Theme.row - Theme.spaceSmall
    highlighted: ListView.isCurrentItem && ListView.view.activeFocus
    padding: 0
    width: ListView.view ? ListView.view.width : implicitWidth

    Accessible.checked: root.isChosen
    Accessible.description: root.isOnline ? qsTr("online") : ""
    Accessible.name: root.displayName

    contentItem: null

    Item {
        anchors.fill: parent

        Avatar {
            id: avatar

            anchors.left: parent.left
            anchors.leftMargin: Theme.space
            anchors.verticalCenter: parent.verticalCenter
            hue: root.hue
            initials: root.initials
            isOnline: root.isOnline
            size: Theme.target
        }

        Column {
            anchors.left: avatar.right
            anchors.leftMargin: Theme.spaceMedium
            anchors.right: tick.left
            anchors.verticalCenter: parent.verticalCenter

            LineText {
                font.weight: Font.DemiBold
                text: root.displayName
                width: parent.width
            }

            LineText {
                color: Theme.muted
                font.pixelSize: Theme.sizeSmall
                text: "@" + root.userName
                width: parent.width
            }
        }

        Icon {
            id: tick

            anchors.right: parent.right
            anchors.rightMargin: Theme.space
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.accent
            name: "check"
            opacity: root.isChosen ? 1 : 0
        }
    }

    background: Rectangle {
        color: root.hovered || root.highlighted ? Theme.raised : "transparent"

        FocusRing {
            anchors.margins: Theme.spaceTiny / 2
            isShown: root.highlighted
        }
    }
}
