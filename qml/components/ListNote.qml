// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// What is to be known about the list that it lies on; not there without words.
Rectangle {
    id: root

    required property string text
    required property real maximumWidth

    border.color: Theme.border
    color: Theme.raised
    height: label.implicitHeight + Theme.spaceSmall
    radius: Theme.radiusBubble
    visible: root.text.length > 0
    width: Math.min(root.maximumWidth, label.implicitWidth + Theme.spaceLarge)

    Accessible.name: root.text
    Accessible.role: Accessible.StaticText

    BodyText {
        id: label

        anchors.left: parent.left
        anchors.margins: Theme.spaceMedium
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.muted
        font.pixelSize: Theme.sizeSmall
        horizontalAlignment: Text.AlignHCenter
        text: root.text

        Accessible.ignored: true
    }
}
