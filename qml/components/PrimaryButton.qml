// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// The one thing a page is for.
Button {
    id: root

    property color ground: Theme.accent
    property color ink: Theme.accentInk

    bottomPadding: Theme.spaceSmall
    leftPadding: Theme.space
    rightPadding: Theme.space
    topPadding: Theme.spaceSmall
    font.pixelSize: Theme.sizeBody
    font.weight: Font.DemiBold
    implicitHeight: Math.max(Theme.target + Theme.spaceTiny, implicitContentHeight + topPadding + bottomPadding)

    Accessible.name: root.text
    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()

    contentItem: LineText {
        color: root.ink
        font: root.font
        horizontalAlignment: Text.AlignHCenter
        opacity: root.enabled ? 1 : 0.7
        text: root.text
    }

    background: Rectangle {
        color: root.down ? Qt.darker(root.ground, 1.15) : root.hovered ? Qt.darker(root.ground, 1.07) : root.ground
        opacity: root.enabled ? 1 : 0.55
        radius: Theme.radius

        Behavior on color {
            ColorAnimation {
                duration: Theme.quick
            }
        }

        FocusRing {
            anchors.margins: -Theme.spaceTiny
            isShown: root.visualFocus
            radius: Theme.radius + Theme.spaceTiny
        }
    }
}
