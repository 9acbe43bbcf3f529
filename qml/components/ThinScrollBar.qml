// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// A scroll bar that stays out of the way until something moves.
ScrollBar {
    id: root

    minimumSize: 0.08
    padding: Theme.focusRing

    Accessible.ignored: true

    contentItem: Rectangle {
        color: Theme.muted
        implicitHeight: Theme.spaceTiny
        implicitWidth: root.hovered || root.pressed ? Theme.spaceSmall : Theme.spaceTiny
        opacity: root.active && root.size < 1 ? 0.6 : 0
        radius: Theme.spaceTiny

        Behavior on opacity {
            NumberAnimation {
                duration: Theme.calm
            }
        }
    }
}
