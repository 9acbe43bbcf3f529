// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// A menu under the pointer or under its button.
Menu {
    id: root

    delegate: PopupMenuItem {}
    // Never against the edge of the window.
    margins: Theme.spaceSmall
    padding: Theme.spaceTiny

    background: Rectangle {
        border.color: Theme.border
        border.width: Theme.hairline
        color: Theme.surface
        implicitWidth: 208
        radius: Theme.radius

        Shadow {
            radius: Theme.radius
        }
    }

    enter: Transition {
        NumberAnimation {
            duration: Theme.quick
            easing.type: Easing.OutCubic
            from: 0
            property: "opacity"
            to: 1
        }
    }

    exit: Transition {
        NumberAnimation {
            duration: Theme.quick
            property: "opacity"
            to: 0
        }
    }
}
