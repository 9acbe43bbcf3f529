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

    implicitHeight: Theme.header

    function begin() {
        field.forceActiveFocus(Qt.ShortcutFocusReason);
        field.selectAll();
    }

    function stateText(): string {
        if (!root.search.isActive)
            return "";
        if (root.search.isSearching || (root.search.isAskingServer && root.search.count === 0))
            return qsTr("Searching…");
        if (root.search.count === 0)
            return qsTr("Nothing found");
        return qsTr("%1 of %2", "which of the messages that were found is shown").arg(root.search.position).arg(root.search.count);
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space
        anchors.rightMargin: Theme.spaceSmall
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
            text: root.stateText()
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
}
