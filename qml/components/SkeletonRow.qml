// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Vatochito.Theme

/// The shape of a row of the list before its content is there.
Item {
    id: root

    implicitHeight: Theme.row

    Accessible.ignored: true

    SequentialAnimation on opacity {
        loops: Animation.Infinite
        running: root.visible && !Theme.reducedMotion

        NumberAnimation {
            duration: 4 * Theme.calm
            to: 0.55
        }
        NumberAnimation {
            duration: 4 * Theme.calm
            to: 1
        }
    }

    Rectangle {
        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceMedium
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.raised
        height: Theme.avatar
        radius: width / 2
        width: Theme.avatar
    }

    Column {
        anchors.left: parent.left
        anchors.leftMargin: 2 * Theme.spaceMedium + Theme.avatar
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceMedium
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.spaceSmall

        Repeater {
            model: [0.45, 0.8]

            Rectangle {
                required property real modelData

                color: Theme.raised
                height: Theme.spaceMedium
                radius: Theme.spaceTiny
                width: parent ? parent.width * modelData : 0
            }
        }
    }
}
