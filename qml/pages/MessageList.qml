// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// The messages of a conversation, the newest at the bottom. It stays with the newest unless the reader has scrolled
/// away; then nothing that arrives moves what is being read.
FocusScope {
    id: root

    required property ConversationController conversation
    required property LinkOpener links
    /// The first unread message stays in view: what comes after it was not read yet.
    property bool isHeld: true
    /// The rows in view are those to be read; at first they are laid out from the newest, whatever is unread.
    property bool isPlaced: false
    /// Above the page; AnchoredList knows why.
    property real roomAbove: 0

    /// Another day than that of this message is wanted.
    signal dayRequested(double messageId)

    function showNewest() {
        root.isHeld = false;
        list.showFirst();
        root.conversation.showNewest();
    }

    function scrollPages(pages: int) {
        list.scrollPages(pages);
    }

    function emptyText(history: int): string {
        if (history === ConversationController.History.Empty)
            return qsTr("No messages yet. Say hello!");
        if (history === ConversationController.History.NotFetched)
            return qsTr("These messages are not on this computer yet. They will come when you are connected again.");
        return history === ConversationController.History.Unreadable ? qsTr("These messages cannot be read right now.") : "";
    }

    function noteText(): string {
        if (root.conversation.isSeekingDay)
            return qsTr("Looking for that day…");
        if (root.conversation.history !== ConversationController.History.Shown)
            return "";
        if (root.conversation.isPartMissing)
            return qsTr("Some messages here are not on this computer yet.");
        return root.conversation.isPartComing ? qsTr("Loading messages…") : "";
    }

    function settle() {
        list.heldRow = root.isHeld ? root.conversation.messages.rowOfFirstUnread() : -1;
        list.settle();
        root.isPlaced = list.height > 0;
        list.loadMore();
    }

    function showMessage(messageId: double) {
        const row = root.conversation.messages.rowOfMessage(messageId);
        if (row < 0)
            return;
        list.showRow(row);
        (list.itemAtIndex(row) as MessageRow).pointOut();
    }

    function describe(row: MessageRow) {
        menu.row = row;
        menu.text = row.text;
        menu.hasFailed = row.hasFailed;
        menu.reason = row.hasFailed ? row.stateReason : "";
        menu.pendingOperation = row.pendingOperation;
        menu.isMine = row.isOwn;
        menu.isDeleted = row.isDeleted;
        menu.answered = row.reply.messageId;
        menu.canEdit = row.attachmentText.length === 0;
    }

    function openMenu(row: MessageRow, messageId: double, clientId: string, byPointer: bool) {
        root.describe(row);
        menu.messageId = messageId;
        menu.clientId = row.hasFailed || row.isWaiting ? clientId : "";
        menu.link = byPointer ? row.pointedLink : root.links.onlyIn(row.text);
        if (byPointer)
            menu.popup(row, row.pointedAt.x, row.pointedAt.y);
        else
            menu.popup(row, row.isOwn ? row.width - menu.width - Theme.space : Theme.space, row.height);
    }

    Connections {
        target: root.conversation.messages

        function onModelAboutToBeReset() {
            root.isPlaced = false;
        }

        function onRearranged() {
            root.settle();
        }
    }

    Connections {
        target: root.conversation

        function onFirstUnreadMoved() {
            root.isHeld = true;
            root.settle();
        }

        function onShown(messageId) {
            if (messageId > 0)
                root.showMessage(messageId);
        }

        function onUnreadCountChanged() {
            root.isHeld = root.isHeld && root.conversation.unreadCount > 0;
        }
    }

    AnchoredList {
        id: list

        function loadMore() {
            if (list.isNearLast && list.count > 0)
                root.conversation.loadOlder();
            if (list.isNearFirst && list.count > 0)
                root.conversation.loadNewer();
        }

        anchors.fill: parent
        activeFocusOnTab: true
        bottomMargin: Theme.spaceSmall
        canFollow: root.conversation.messages.reachesNewest
        focus: true
        model: root.conversation.messages
        roomAbove: root.roomAbove + root.y
        topMargin: Theme.spaceSmall

        Accessible.name: qsTr("Messages")
        Accessible.role: Accessible.List
        Keys.onMenuPressed: list.currentItem && (list.currentItem as MessageRow).menuRequested(false)
        Keys.onReturnPressed: list.currentItem && (list.currentItem as MessageRow).menuRequested(false)

        Component.onCompleted: root.settle()
        onActiveFocusChanged: list.currentIndex = list.activeFocus ? Math.max(0, list.indexAt(1, list.contentY + list.height - Theme.spaceSmall)) : -1
        onHeightChanged: root.settle()
        onInViewChanged: (firstRow, lastRow) => root.conversation.setView(firstRow, lastRow)
        onIsNearFirstChanged: list.loadMore()
        onIsNearLastChanged: list.loadMore()
        onMovedByKeys: day.linger()
        onMovementEnded: root.isHeld = false

        delegate: MessageRow {
            id: row

            required property double messageId
            required property string clientId
            required day
            required isFirstUnread

            property bool isMade: false
            readonly property real viewBottom: list.contentY + list.height
            /// To its last line, or as much of it as the view can hold; not while rows are still put in their places.
            readonly property bool isInView: root.isPlaced && !list.isSettling && row.y + row.height > list.contentY && (row.y + row.height <= row.viewBottom || row.y <= list.contentY)

            isGroup: root.conversation.isGroup
            isShownHit: row.messageId > 0 && row.messageId === root.conversation.search.shownMessage

            Component.onCompleted: row.isMade = true
            onHeightChanged: {
                if (row.isMade)
                    list.settle();
            }
            onIsInViewChanged: {
                if (row.isInView && !row.isOwn)
                    root.conversation.messageSeen(row.messageId);
            }
            onDayClicked: root.dayRequested(row.messageId)
            onMenuRequested: byPointer => root.openMenu(row, row.messageId, row.clientId, byPointer)
            onCopyRequested: text => clipboard.take(text)
            onLinkActivated: link => root.links.open(link)
            onReplyClicked: messageId => root.conversation.showMessage(messageId)
            onRetryRequested: root.conversation.retry(row.clientId)
        }
    }

    Column {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Theme.space
        anchors.right: parent.right
        visible: root.conversation.history === ConversationController.History.Loading

        Repeater {
            model: [0.42, 0.6, 0.3, 0.5, 0.36]

            SkeletonBubble {
                required property int index
                required property real modelData

                isOwn: index % 3 === 2
                share: modelData
                width: parent ? parent.width : 0
            }
        }
    }

    EmptyState {
        actionText: root.conversation.history === ConversationController.History.Unreadable ? qsTr("Try again") : ""
        anchors.centerIn: parent
        text: root.emptyText(root.conversation.history)
        visible: text.length > 0 && root.conversation.canWrite
        width: Math.min(Theme.formWidth, parent.width - 2 * Theme.space)

        onActionTriggered: root.conversation.readAgain()
    }

    FloatingDay {
        id: day

        anchors.horizontalCenter: parent.horizontalCenter
        contentY: list.contentY
        isScrolling: list.isScrolling
        nextRow: list.anchorItem as MessageRow
        topRow: list.topItem as MessageRow
        y: note.visible ? note.y + note.height : 0

        onClicked: day.topRow.dayClicked()
    }

    FloatingNote {
        id: note

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.topMargin: Theme.spaceSmall
        maximumWidth: parent.width - 2 * Theme.space
        text: root.noteText()
    }

    NewestButton {
        anchors.bottom: parent.bottom
        anchors.margins: Theme.space
        anchors.right: parent.right
        unreadCount: root.conversation.unreadCount
        visible: list.count > 0 && (list.isAway || !root.conversation.messages.reachesNewest)

        onClicked: root.showNewest()
    }

    MessageMenu {
        id: menu

        property MessageRow row: null

        canWrite: root.conversation.canWrite

        onAnsweredRequested: root.conversation.showMessage(menu.answered)
        onCancelRequested: root.conversation.cancel(menu.clientId)
        onCopyRequested: clipboard.take(menu.text)
        onLinkCopyRequested: clipboard.take(menu.link)
        onEditRequested: root.conversation.edit(menu.messageId, menu.clientId)
        onEraseRequested: question.createObject(root, {
            "messageId": menu.messageId
        })
        onReplyRequested: root.conversation.reply(menu.messageId, menu.clientId)
        onRetryRequested: root.conversation.retry(menu.clientId)
        onSelectRequested: menu.row?.selectText()
    }

    LinkQuestion {
        anchors.fill: parent
        links: root.links
    }

    Clipboard {
        id: clipboard
    }

    Component {
        id: question

        Question {
            id: asked

            required property double messageId

            actionText: qsTr("Delete")
            text: qsTr("It will be deleted for everybody.")
            title: qsTr("Delete this message?")
            visible: true

            onClosed: asked.destroy()
            onConfirmed: root.conversation.erase(asked.messageId)
        }
    }
}
