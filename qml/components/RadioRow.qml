// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// One of several choices. Which one is chosen is told from outside; a click only asks.
RadioButton {
    id: root

    autoExclusive: false
    checkable: false
    font.pixelSize: Theme.sizeBody
    implicitHeight: Math.max(Theme.target, implicitContentHeight + Theme.spaceSmall)
    leftPadding: Theme.space
    rightPadding: Theme.space
    spacing: Theme.spaceMedium

    Accessible.checkable: true
    Accessible.checked: root.checked
    Accessible.name: root.text
    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()

    indicator: Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        border.color: root.checked ? Theme.accent : Theme.muted
        border.width: Theme.focusRing
        color: "transparent"
        height: Theme.icon
        radius: width / 2
        width: Theme.icon
        x: root.leftPadding

        Rectangle {
            anchors.centerIn: parent
            color: Theme.accent
            height: Theme.icon / 2
            radius: width / 2
            visible: root.checked
            width: Theme.icon / 2
        }
    }

    contentItem: BodyText {
        font: root.font
        leftPadding: Theme.icon + root.spacing
        text: root.text
        verticalAlignment: Text.AlignVCenter
    }

    background: Rectangle {
        color: root.hovered ? Theme.raised : "transparent"

        FocusRing {
            anchors.leftMargin: Theme.spaceSmall
            anchors.rightMargin: Theme.spaceSmall
            isShown: root.visualFocus
        }
    }
}
