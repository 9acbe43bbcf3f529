// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// The shape of a message before the conversation is there.
Item {
    id: root

    required property bool isOwn
    required property real share

    implicitHeight: Theme.target + Theme.bubbleGap

    Accessible.ignored: true

    Rectangle {
        anchors.bottom: parent.bottom
        color: root.isOwn ? Theme.ownBubble : Theme.otherBubble
        height: Theme.target
        opacity: 0.6
        radius: Theme.radiusBubble
        width: Math.min(root.width * root.share, Theme.bubbleMaximum)
        x: root.isOwn ? root.width - width : 0
    }
}
