// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import QtQuick.Templates as T
import Vatochito.Theme

/// A small page on top of the others. Escape, the cross and a press beside it close it.
Popup {
    id: root

    required property string title
    property int widest: Theme.listMaximum
    default property alias content: column.data

    anchors.centerIn: T.Overlay.overlay
    height: Math.min(implicitHeight, (parent ? parent.height : implicitHeight) - 2 * Theme.space)
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside
    focus: true
    modal: true
    padding: 0
    parent: T.Overlay.overlay
    width: Math.min(root.widest, (parent ? parent.width : root.widest) - 2 * Theme.space)

    background: Rectangle {
        color: Theme.surface
        radius: Theme.radiusBubble

        Shadow {
            radius: Theme.radiusBubble
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Accessible.name: root.title
        Accessible.role: Accessible.Dialog

        RowLayout {
            Layout.leftMargin: Theme.space
            Layout.preferredHeight: Theme.header
            Layout.rightMargin: Theme.spaceSmall

            LineText {
                Layout.fillWidth: true
                font.pixelSize: Theme.sizeTitle
                font.weight: Font.DemiBold
                text: root.title

                Accessible.name: text
                Accessible.role: Accessible.Heading
            }

            IconButton {
                symbol: "x"
                text: qsTr("Close")

                onClicked: root.close()
            }
        }

        ColumnLayout {
            id: column

            Layout.bottomMargin: Theme.space
            Layout.fillHeight: true
            Layout.fillWidth: true
            spacing: Theme.spaceSmall
        }
    }

    enter: Transition {
        NumberAnimation {
            duration: Theme.calm
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

    T.Overlay.modal: Rectangle {
        color: Theme.shade

        Behavior on opacity {
            NumberAnimation {
                duration: Theme.calm
            }
        }
    }
}
