// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// The ground of a message: round, but for the corner its tail points from.
Rectangle {
    id: root

    required property bool isOwn
    required property bool hasTail

    color: root.isOwn ? Theme.ownBubble : Theme.otherBubble
    radius: Theme.radiusBubble

    // Before Qt 6.7 all corners of a Rectangle are alike: a second one covers the round corner.
    Rectangle {
        anchors.bottom: parent.bottom
        color: root.color
        height: Theme.radiusBubble + Theme.radiusTail
        radius: Theme.radiusTail
        visible: root.hasTail
        width: Math.min(height, root.width)
        x: root.isOwn ? root.width - width : 0
    }
}
