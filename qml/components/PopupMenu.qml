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

    // While it fades it may move on with what it belongs to: an entry that comes to lie under the pointer then would take
    // the focus along into a menu that is gone.
    onAboutToHide: root.enabled = false
    onAboutToShow: root.enabled = true

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
