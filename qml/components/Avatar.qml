// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// Initials on one of eight hues, with a dot for who is online.
Rectangle {
    id: root

    required property string initials
    required property int hue
    property bool isOnline: false
    property int size: Theme.avatar

    color: Theme.avatarColor(root.hue)
    implicitHeight: root.size
    implicitWidth: root.size
    radius: root.size / 2

    Accessible.ignored: true

    LineText {
        anchors.fill: parent
        color: Theme.avatarInk
        font.pixelSize: Math.round(root.size * 0.38)
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        // Two letters of Gujarati with their signs can be wider than the circle.
        scale: Math.min(1, root.size * 0.68 / Math.max(1, implicitWidth))
        text: root.initials

        Accessible.ignored: true
    }

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        border.color: Theme.surface
        border.width: Theme.focusRing
        color: Theme.success
        height: Theme.spaceMedium
        radius: width / 2
        visible: root.isOnline
        width: Theme.spaceMedium
    }
}
