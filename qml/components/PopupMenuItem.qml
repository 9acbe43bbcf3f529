// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// One line of a PopupMenu.
MenuItem {
    id: root

    property string symbol: ""
    /// Takes no room otherwise.
    property bool isOffered: true
    property color ink: Theme.text

    // The arrow keys stop at whatever is enabled, seen or not.
    enabled: root.isOffered
    font.pixelSize: Theme.sizeBody
    height: isOffered ? implicitHeight : 0
    icon.color: root.ink
    icon.height: Theme.iconSmall
    icon.source: root.symbol.length > 0 ? Theme.iconSource(root.symbol) : ""
    icon.width: Theme.iconSmall
    implicitHeight: Theme.target
    implicitWidth: leftPadding + symbolItem.width + spacing + label.implicitWidth + rightPadding
    leftPadding: Theme.spaceMedium
    rightPadding: Theme.spaceMedium
    spacing: Theme.spaceMedium
    visible: root.isOffered

    Accessible.name: root.text

    contentItem: null

    Item {
        anchors.fill: parent
        anchors.leftMargin: root.leftPadding
        anchors.rightMargin: root.rightPadding

        Icon {
            id: symbolItem

            anchors.verticalCenter: parent.verticalCenter
            color: root.ink
            name: root.symbol
            size: Theme.iconSmall
            width: Theme.iconSmall
        }

        LineText {
            id: label

            anchors.left: symbolItem.right
            anchors.leftMargin: root.spacing
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: root.ink
            font: root.font
            text: root.text
        }
    }

    background: Rectangle {
        color: root.highlighted || root.hovered ? Theme.raised : "transparent"
        radius: Theme.radius - Theme.spaceTiny / 2
    }
}
