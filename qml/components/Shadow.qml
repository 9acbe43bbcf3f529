// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Vatochito.Theme

/// A soft shadow behind its parent, of a few flat rectangles: Qt 6.4 has no effect for it.
Item {
    id: root

    required property int radius

    anchors.fill: parent
    z: -1

    Repeater {
        model: 5

        Rectangle {
            required property int index

            anchors.fill: parent
            anchors.margins: -2 * (index + 1)
            anchors.topMargin: -index
            color: Theme.shadow
            radius: root.radius + 2 * (index + 1)
        }
    }
}
