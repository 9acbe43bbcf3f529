// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// Leads back to the newest message, and counts what is unread there.
IconButton {
    id: root

    property int unreadCount: 0

    symbol: "chevron-down"
    text: qsTr("To the newest message")

    Accessible.description: root.unreadCount > 0 ? qsTr("%1 unread message(s)", "", root.unreadCount).arg(badge.words) : ""

    background: Rectangle {
        border.color: Theme.border
        border.width: Theme.hairline
        color: root.down || root.hovered ? Theme.raised : Theme.surface
        radius: width / 2
    }

    CountBadge {
        id: badge

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.top
        count: root.unreadCount
    }
}
