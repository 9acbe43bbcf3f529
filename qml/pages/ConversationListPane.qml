// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// My conversations, a field to find one, and the way to everything else.
FocusScope {
    id: root

    required property AppController app
    required property ConversationListModel conversations
    required property MessageSearchModel hits
    /// The connection is told here while no conversation is open to tell it.
    required property bool isBannerHere

    /// Conversations by name, and below them messages by their words.
    readonly property bool isSearching: root.hits.isActive

    signal newChatRequested(string text)
    signal newGroupRequested
    signal settingsRequested

    function focusSearch() {
        search.forceActiveFocus(Qt.ShortcutFocusReason);
        search.selectAll();
    }

    function emptyText(isSearching: bool): string {
        if (root.conversations.isUnreadable)
            return qsTr("Your conversations cannot be read right now.");
        if (isSearching)
            return qsTr("No conversation is called that.");
        return root.app.connection.isBannerShown ? qsTr("You are offline. Your conversations will come when the network is back.") : qsTr("Your conversations will stand here.");
    }

    function look(text: string) {
        root.conversations.filter = text;
        root.hits.query = text;
    }

    function endSearch() {
        search.clear();
        search.forceActiveFocus(Qt.OtherFocusReason);
    }

    function openFirst() {
        list.currentIndex = 0;
        if (list.currentItem)
            (list.currentItem as ConversationRow).clicked();
        else
            found.open(0);
    }

    /// The one that many rows below the open one.
    function openBeside(by: int) {
        const row = root.conversations.rowBeside(by);
        if (row < 0)
            return;
        list.currentIndex = row;
        (list.currentItem as ConversationRow).clicked();
    }

    // Before it belongs to the page, Escape ends the search, wherever in its results the focus is.
    Keys.onEscapePressed: event => {
        event.accepted = root.isSearching;
        if (event.accepted)
            root.endSearch();
    }
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape && root.isSearching

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.leftMargin: Theme.spaceSmall
            Layout.preferredHeight: Theme.header
            Layout.rightMargin: Theme.spaceSmall
            spacing: Theme.spaceTiny

            IconButton {
                id: menuButton

                isMenuOpen: menu.visible
                symbol: "menu"
                text: qsTr("Menu")

                onClicked: menu.popup(menuButton, 0, menuButton.height)
            }

            SearchField {
                id: search

                Layout.fillWidth: true
                // Whoever is about to write learns what is understood.
                placeholderText: search.activeFocus ? qsTr("Words, from:NAME, after:2026-01-31") : qsTr("Search")

                Accessible.name: qsTr("Search")
                onAccepted: root.openFirst()
                onDownPressed: (list.count > 0 ? list : found).forceActiveFocus(Qt.TabFocusReason)
                onTextChanged: root.look(search.text)
            }

            IconButton {
                symbol: "square-pen"
                text: qsTr("New chat")

                onClicked: root.newChatRequested("")
            }
        }

        Banner {
            Layout.fillWidth: true
            actionText: root.app.connection.actionText
            helpText: root.app.connection.isHelpOffered ? qsTr("What is wrong?") : ""
            isShown: root.isBannerHere && root.app.connection.isBannerShown
            symbol: "rotate-cw"
            text: root.app.connection.text

            onActionTriggered: root.app.connection.act()
            onHelpTriggered: root.app.doctor.show()
        }

        ListView {
            id: list

            Layout.fillHeight: !root.isSearching
            Layout.fillWidth: true
            // What was found by name leaves room for what was found by words.
            Layout.preferredHeight: root.isSearching ? Math.min(list.contentHeight, Math.round(root.height * 0.4)) : -1
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            currentIndex: -1
            focus: true
            highlightFollowsCurrentItem: true
            highlightMoveDuration: Theme.quick
            model: root.conversations

            Accessible.name: qsTr("Conversations")
            Accessible.role: Accessible.List
            Keys.onDownPressed: {
                if (list.currentIndex < list.count - 1)
                    list.incrementCurrentIndex();
                else if (root.isSearching && root.hits.count > 0)
                    found.forceActiveFocus(Qt.TabFocusReason);
            }
            Keys.onEnterPressed: list.currentItem && (list.currentItem as ConversationRow).clicked()
            Keys.onReturnPressed: list.currentItem && (list.currentItem as ConversationRow).clicked()
            ScrollBar.vertical: ThinScrollBar {}

            onActiveFocusChanged: list.pointAtFirst()
            onCountChanged: list.pointAtFirst()

            /// The keys need a row to start from, also when the rows come after the focus.
            function pointAtFirst() {
                if (list.activeFocus && list.count > 0 && !list.currentItem)
                    list.currentIndex = 0;
            }

            delegate: ConversationRow {
                id: row

                required property int index
                required property double conversationId

                focusPolicy: Qt.NoFocus

                onClicked: {
                    list.currentIndex = row.index;
                    root.app.openConversation(row.conversationId);
                }
            }

            Column {
                anchors.left: parent.left
                anchors.right: parent.right
                visible: root.conversations.isLoading && list.count === 0

                Repeater {
                    model: 6

                    SkeletonRow {
                        width: list.width
                    }
                }
            }

            EmptyState {
                anchors.centerIn: parent
                actionText: root.conversations.isUnreadable ? qsTr("Try again") : search.text.length > 0 ? qsTr("Find people") : qsTr("Start a chat")
                text: root.emptyText(search.text.length > 0)
                visible: !root.conversations.isLoading && list.count === 0 && !root.isSearching
                width: parent.width - 2 * Theme.spaceLarge

                onActionTriggered: root.conversations.isUnreadable ? root.app.readAgain() : root.newChatRequested(search.text)
            }
        }

        MessageHits {
            id: found

            Layout.fillHeight: true
            Layout.fillWidth: true
            hasOthers: list.count > 0
            hits: root.hits
            visible: root.isSearching

            onMessageChosen: (conversationId, messageId) => root.app.openMessage(conversationId, messageId)
            onPeopleRequested: root.newChatRequested(search.text)
            onUpPressed: (list.count > 0 ? list : search).forceActiveFocus(Qt.TabFocusReason)
        }
    }

    PopupMenu {
        id: menu

        PopupMenuItem {
            symbol: "square-pen"
            text: qsTr("New chat")

            onTriggered: root.newChatRequested("")
        }

        PopupMenuItem {
            symbol: "users"
            text: qsTr("New group")

            onTriggered: root.newGroupRequested()
        }

        PopupMenuItem {
            symbol: "settings"
            text: qsTr("Settings")

            onTriggered: root.settingsRequested()
        }
    }
}
