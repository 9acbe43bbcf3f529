// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// One of several choices, folded away. `label` is what is chosen; it is told to screen readers alone.
ComboBox {
    id: root

    required property string label

    font.pixelSize: Theme.sizeBody
    implicitHeight: Theme.target
    leftPadding: Theme.spaceMedium
    rightPadding: Theme.target

    Accessible.name: root.label
    Accessible.description: root.displayText
    Keys.onEnterPressed: root.popup.open()
    Keys.onReturnPressed: root.popup.open()

    contentItem: LineText {
        font: root.font
        text: root.displayText
    }

    indicator: Icon {
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceSmall
        anchors.verticalCenter: parent.verticalCenter
        name: "chevron-down"
        size: Theme.iconSmall
    }

    background: Rectangle {
        color: Theme.raised
        implicitWidth: 140
        radius: Theme.radius

        FocusRing {
            isShown: root.visualFocus
        }
    }

    delegate: ItemDelegate {
        id: choice

        required property int index

        highlighted: root.highlightedIndex === choice.index
        implicitHeight: Theme.target
        text: root.textAt(choice.index)
        width: root.popup.availableWidth

        contentItem: LineText {
            font.pixelSize: Theme.sizeBody
            font.weight: root.currentIndex === choice.index ? Font.DemiBold : Font.Normal
            text: choice.text
        }

        background: Rectangle {
            color: choice.highlighted || choice.hovered ? Theme.raised : "transparent"
            radius: Theme.radius - Theme.spaceTiny / 2
        }
    }

    popup: Popup {
        height: Math.min(contentItem.implicitHeight + 2 * padding, 320)
        padding: Theme.spaceTiny
        width: Math.max(root.width, 200)
        y: root.height

        contentItem: ListView {
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            currentIndex: root.highlightedIndex
            implicitHeight: contentHeight
            model: root.popup.visible ? root.delegateModel : null

            ScrollBar.vertical: ThinScrollBar {}
        }

        background: Rectangle {
            border.color: Theme.border
            border.width: Theme.hairline
            color: Theme.surface
            radius: Theme.radius

            Shadow {
                radius: Theme.radius
            }
        }
    }
}
