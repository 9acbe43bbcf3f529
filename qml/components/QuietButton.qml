// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// An action that stands back: text in the accent, a ground only under the pointer.
Button {
    id: root

    property color ink: Theme.accent

    bottomPadding: Theme.spaceTiny
    leftPadding: Theme.spaceMedium
    rightPadding: Theme.spaceMedium
    topPadding: Theme.spaceTiny
    font.pixelSize: Theme.sizeBody
    font.weight: Font.DemiBold
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)

    Accessible.name: root.text
    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()

    contentItem: LineText {
        color: root.ink
        font: root.font
        horizontalAlignment: Text.AlignHCenter
        opacity: root.enabled ? 1 : 0.6
        text: root.text
    }

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
