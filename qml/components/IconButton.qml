// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// A symbol to press. `text` is what it is called: its tool tip and its accessible name.
Button {
    id: root

    required property string symbol
    property color ink: Theme.muted
    /// What it opened would be covered by its tool tip.
    property bool isMenuOpen: false

    display: AbstractButton.IconOnly
    icon.color: root.enabled ? root.ink : Theme.border
    icon.height: Theme.icon
    icon.source: Theme.iconSource(root.symbol)
    icon.width: Theme.icon
    implicitHeight: Theme.target
    implicitWidth: Theme.target
    padding: 0

    Accessible.name: root.text
    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()
    ToolTip.delay: 600
    ToolTip.text: root.text
    ToolTip.visible: root.hovered && !root.down && !root.isMenuOpen

    background: Rectangle {
        color: Theme.raised
        opacity: root.down || root.hovered ? 1 : 0
        radius: Theme.radius

        Behavior on opacity {
            NumberAnimation {
                duration: Theme.quick
            }
        }
    }

    FocusRing {
        isShown: root.visualFocus
    }
}
