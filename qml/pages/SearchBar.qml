// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// Looks for words in the open conversation, from the newest message upwards.
FocusScope {
    id: root

    required property ConversationSearch search

    signal closed

    implicitHeight: column.implicitHeight

    function begin() {
        field.forceActiveFocus(Qt.ShortcutFocusReason);
        field.selectAll();
    }

    function countText(): string {
        if (!root.search.isActive)
            return "";
        if (root.search.count > 0)
            return root.search.isCountOpen ? qsTr("%1 of %2+", "which of the messages that were found is shown; there are more than the second number").arg(root.search.position).arg(root.search.count) : qsTr("%1 of %2", "which of the messages that were found is shown").arg(root.search.position).arg(root.search.count);
        if (root.search.isSearching || root.search.isAskingServer)
            return qsTr("Searching…");
        return root.search.notice.length > 0 ? "" : qsTr("Nothing found");
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }

    ColumnLayout {
        id: column

        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.leftMargin: Theme.space
            Layout.preferredHeight: Theme.header
            Layout.rightMargin: Theme.spaceSmall
            spacing: Theme.spaceTiny

            SearchField {
                id: field

                Layout.fillWidth: true
                focus: true
                placeholderText: qsTr("Search in this conversation")
                takesEscape: true

                Component.onCompleted: field.text = root.search.query
                Keys.onUpPressed: root.search.older()
                onAccepted: root.search.older()
                onDownPressed: root.search.newer()
                onAbandoned: root.closed()
                onTextChanged: root.search.query = field.text
            }

            LineText {
                Layout.leftMargin: Theme.spaceTiny
                color: Theme.muted
                font.pixelSize: Theme.sizeSmall
                text: root.countText()
                visible: text.length > 0

                Accessible.name: text
                Accessible.role: Accessible.StaticText
            }

            IconButton {
                enabled: root.search.position < root.search.count || root.search.mayFindOlder
                symbol: "chevron-up"
                text: qsTr("Older")

                onClicked: root.search.older()
            }

            IconButton {
                enabled: root.search.position > 1
                symbol: "chevron-down"
                text: qsTr("Newer")

                onClicked: root.search.newer()
            }

            IconButton {
                symbol: "x"
                text: qsTr("Close the search")

                onClicked: root.closed()
            }
        }

        RowLayout {
            Layout.bottomMargin: Theme.spaceSmall
            Layout.leftMargin: Theme.space
            Layout.rightMargin: Theme.spaceSmall
            visible: root.search.notice.length > 0

            BodyText {
                Layout.fillWidth: true
                color: Theme.muted
                font.pixelSize: Theme.sizeSmall
                text: root.search.notice

                Accessible.name: text
                Accessible.role: Accessible.StaticText
            }

            QuietButton {
                text: qsTr("Search further")
                visible: root.search.mayFindOlder && root.search.count === 0

                onClicked: root.search.older()
            }
        }

        SearchTips {
            Layout.bottomMargin: Theme.spaceSmall
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space
            Layout.rightMargin: Theme.space
            visible: !root.search.isActive
        }
    }
}
