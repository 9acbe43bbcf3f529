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

    function showNewest() {
        list.isFollowing = true;
        list.follow();
    }

    function scrollPages(pages: int) {
        const to = Math.round(list.contentY + pages * list.height * 0.9);
        list.contentY = Math.max(list.originY, Math.min(to, list.originY + list.contentHeight - list.height));
        list.isFollowing = !list.isAway;
    }

    function openMenu(row: MessageRow, clientId: string, byPointer: bool) {
        menu.text = row.text;
        menu.clientId = row.hasFailed ? clientId : "";
        menu.reason = row.hasFailed ? row.stateReason : "";
        if (byPointer)
            menu.popup();
        else
            menu.popup(row, row.isOwn ? row.width - menu.width - Theme.space : Theme.space, row.height);
    }

    ListView {
        id: list

        readonly property bool isNearOldest: contentY - originY < height
        readonly property bool isAway: originY + contentHeight - contentY - height > Theme.row
        /// Whether the newest message stays in view when something arrives or the room changes.
        property bool isFollowing: true

        function follow() {
            if (list.isFollowing)
                list.positionViewAtBeginning();
        }

        /// Not in the middle of laying out.
        function followLater() {
            // The linter of Qt 6.4 takes callLater for a property.
            Qt.callLater(list.follow); // qmllint disable
        }

        function loadOlder() {
            if (list.isNearOldest && list.count > 0)
                root.conversation.loadOlder();
        }

        anchors.fill: parent
        activeFocusOnTab: true
        bottomMargin: Theme.spaceSmall
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: Theme.bubbleMaximum
        clip: true
        currentIndex: -1
        focus: true
        highlightFollowsCurrentItem: false
        model: root.conversation.messages
        topMargin: Theme.spaceSmall
        verticalLayoutDirection: ListView.BottomToTop

        Accessible.name: qsTr("Messages")
        Accessible.role: Accessible.List
        Keys.onMenuPressed: list.currentItem && (list.currentItem as MessageRow).menuRequested(false)
        Keys.onReturnPressed: list.currentItem && (list.currentItem as MessageRow).menuRequested(false)
        ScrollBar.vertical: ThinScrollBar {
            onPressedChanged: list.isFollowing = !list.isAway
        }

        onActiveFocusChanged: list.currentIndex = list.activeFocus ? 0 : -1
        onContentHeightChanged: list.followLater()
        onCountChanged: list.loadOlder()
        onCurrentIndexChanged: {
            if (list.activeFocus)
                list.positionViewAtIndex(list.currentIndex, ListView.Contain);
            list.isFollowing = list.currentIndex <= 0 && !list.isAway;
        }
        onHeightChanged: list.followLater()
        onIsNearOldestChanged: list.loadOlder()
        onMovementEnded: list.isFollowing = !list.isAway
        onMovementStarted: list.isFollowing = false

        delegate: MessageRow {
            id: row

            required property double messageId
            required property string clientId

            readonly property bool isInView: row.y + row.height > list.contentY && row.y < list.contentY + list.height

            isGroup: root.conversation.isGroup

            onIsInViewChanged: {
                if (row.isInView && !row.isOwn)
                    root.conversation.messageSeen(row.messageId);
            }
            onMenuRequested: byPointer => root.openMenu(row, row.clientId, byPointer)
            onRetryRequested: root.conversation.retry(row.clientId)
        }
    }

    Column {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Theme.space
        anchors.right: parent.right
        visible: root.conversation.isLoading && list.count === 0

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
        anchors.centerIn: parent
        text: qsTr("No messages yet. Say hello!")
        visible: !root.conversation.isLoading && list.count === 0 && root.conversation.canWrite
        width: Math.min(Theme.formWidth, parent.width - 2 * Theme.space)
    }

    IconButton {
        anchors.bottom: parent.bottom
        anchors.margins: Theme.space
        anchors.right: parent.right
        symbol: "chevron-down"
        text: qsTr("To the newest message")
        visible: list.isAway

        onClicked: root.showNewest()

        background: Rectangle {
            border.color: Theme.border
            border.width: Theme.hairline
            color: Theme.surface
            radius: width / 2
        }
    }

    MessageMenu {
        id: menu

        onCancelRequested: root.conversation.cancel(menu.clientId)
        onRetryRequested: root.conversation.retry(menu.clientId)
    }
}
