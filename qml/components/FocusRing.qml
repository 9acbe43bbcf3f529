// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// Where the keyboard is. Fills its parent control; shown only when the keyboard brought the focus there.
Rectangle {
    id: root

    required property bool isShown

    anchors.fill: parent
    border.color: Theme.accent
    border.width: Theme.focusRing
    color: "transparent"
    radius: Theme.radius
    visible: root.isShown
}
