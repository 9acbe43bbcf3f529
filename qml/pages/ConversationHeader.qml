// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// Whose conversation it is, and what can be done in it.
Rectangle {
    id: root

    required property ConversationController conversation
    property bool isBackShown: false

    signal backRequested
    signal searchRequested
    signal dayRequested

    color: Theme.surface
    implicitHeight: Theme.header

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: root.isBackShown ? Theme.spaceTiny : Theme.space
        anchors.rightMargin: Theme.spaceSmall
        spacing: Theme.spaceSmall

        IconButton {
            symbol: "arrow-left"
            text: qsTr("Back")
            visible: root.isBackShown

            onClicked: root.backRequested()
        }

        Avatar {
            hue: root.conversation.hue
            initials: root.conversation.initials
            size: Theme.target
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            LineText {
                Layout.fillWidth: true
                font.weight: Font.DemiBold
                text: root.conversation.title

                Accessible.name: text
                Accessible.role: Accessible.Heading
            }

            LineText {
                Layout.fillWidth: true
                color: Theme.muted
                font.pixelSize: Theme.sizeSmall
                text: root.conversation.subtitle
                visible: text.length > 0
            }
        }

        IconButton {
            symbol: "search"
            text: qsTr("Search in this conversation")

            onClicked: root.searchRequested()
        }

        IconButton {
            id: more

            isMenuOpen: menu.visible
            symbol: "ellipsis-vertical"
            text: qsTr("More")

            onClicked: menu.popup(more, more.width - menu.width, more.height)
        }
    }

    PopupMenu {
        id: menu

        PopupMenuItem {
            symbol: "calendar"
            text: qsTr("Jump to date")

            onTriggered: root.dayRequested()
        }
    }
}
