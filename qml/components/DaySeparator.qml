// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// Says on which day the messages below were written. A press asks for another one.
Item {
    id: root

    required property string text
    /// It stands over messages, and not between them.
    property bool isFloating: false
    readonly property alias isHovered: hover.hovered
    readonly property alias labelHeight: ground.height

    signal clicked

    implicitHeight: label.implicitHeight + 2 * Theme.spaceMedium
    implicitWidth: ground.width

    Accessible.name: root.text
    Accessible.role: Accessible.Separator

    Rectangle {
        id: ground

        anchors.centerIn: parent
        border.color: hover.hovered || root.isFloating ? Theme.border : Theme.raised
        color: root.isFloating && !hover.hovered ? Theme.surface : Theme.raised
        height: label.implicitHeight + Theme.spaceSmall
        radius: height / 2
        width: label.implicitWidth + Theme.spaceLarge

        LineText {
            id: label

            anchors.centerIn: parent
            color: Theme.muted
            font.pixelSize: Theme.sizeSmall
            text: root.text

            Accessible.ignored: true
        }

        HoverHandler {
            id: hover

            cursorShape: Qt.PointingHandCursor
        }

        TapHandler {
            onTapped: root.clicked()
        }
    }
}
