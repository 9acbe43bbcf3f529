// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// One message in its list: the day above it, the sender's picture in groups, the bubble on its side.
Item {
    id: root

    required property string text
    required property string linkedText
    required property string time
    required property string dayLabel
    required property string senderName
    required property string senderInitials
    required property int senderHue
    required property string attachmentText
    required property string stateReason
    required property bool isOwn
    required property bool isEdited
    required property bool isDeleted
    required property bool isFirstOfRun
    required property bool isLastOfRun
    required property bool showSender
    required property int messageState
    /// { messageId, name, text }; no messageId: it answers nothing.
    required property var reply
    /// What waits or has failed: 0 to send it, 1 to edit it, 2 to delete it.
    required property int pendingOperation
    /// The one on which it was written; `dayLabel` says it above the first of the day.
    property string day: ""
    property bool isFirstUnread: false
    property bool isGroup: false
    /// Of several that were found it is the one that is looked at.
    property bool isShownHit: false
    /// 1 for a moment once it is pointed out.
    property real flash: 0

    readonly property bool hasFailed: root.messageState === StateMark.Delivery.Failed
    readonly property bool isWaiting: root.messageState === StateMark.Delivery.Waiting
    readonly property real avatarRoom: root.isGroup && !root.isOwn ? Theme.avatarSmall + Theme.spaceSmall : 0
    readonly property real room: root.width - 2 * Theme.space - root.avatarRoom
    property point pointedAt: Qt.point(0, 0)
    property string pointedLink: ""

    signal retryRequested
    signal linkActivated(string link)
    signal copyRequested(string text)
    signal replyClicked(double messageId)
    signal dayClicked
    /// `byPointer`: the menu belongs under the pointer or the finger, at `pointedAt` on `pointedLink`, else beside the bubble.
    signal menuRequested(bool byPointer)

    function requestMenuAt(place: point) {
        root.pointedAt = root.mapFromItem(bubble, place);
        root.pointedLink = bubble.linkAt(place);
        root.menuRequested(true);
    }

    implicitHeight: retry.y + retry.height
    width: ListView.view ? ListView.view.width : implicitWidth

    Accessible.description: bubble.stateDescription
    Accessible.name: qsTr("%1: %2, %3", "a message read aloud: sender, words, time").arg(root.senderName).arg(bubble.shownText).arg(root.time)
    Accessible.role: Accessible.ListItem

    function selectText() {
        bubble.selectAll();
    }

    /// Shows for a moment which one it is.
    function pointOut() {
        pointer.restart();
    }

    Rectangle {
        id: ground

        anchors.fill: parent
        color: Theme.mention
        objectName: "ground"
        opacity: root.isShownHit ? 1 : root.flash
        visible: opacity > 0
    }

    SequentialAnimation {
        id: pointer

        PropertyAction {
            property: "flash"
            target: root
            value: 1
        }
        PauseAnimation {
            duration: 700
        }
        NumberAnimation {
            duration: Theme.calm
            property: "flash"
            target: root
            to: 0
        }
    }

    DaySeparator {
        id: day

        height: visible ? implicitHeight : 0
        text: root.dayLabel
        visible: text.length > 0
        width: root.width

        onClicked: root.dayClicked()
    }

    // What few rows have is made only for those.
    Loader {
        id: unread

        active: root.isFirstUnread
        // A loader keeps the height of what it has let go.
        height: active ? implicitHeight : 0
        sourceComponent: UnreadSeparator {}
        width: root.width
        y: day.height
    }

    Avatar {
        anchors.bottom: bubble.bottom
        hue: root.senderHue
        initials: root.senderInitials
        size: Theme.avatarSmall
        visible: root.avatarRoom > 0 && root.isLastOfRun
        x: Theme.space
    }

    MessageBubble {
        id: bubble

        attachmentText: root.attachmentText
        delivery: root.isOwn ? root.messageState : StateMark.Delivery.None
        hasTail: root.isLastOfRun
        isDeleted: root.isDeleted
        isEdited: root.isEdited
        isOwn: root.isOwn
        linkedText: root.linkedText
        maximumWidth: Math.min(Theme.bubbleMaximum, root.room * Theme.bubbleShare)
        replyName: root.reply.messageId > 0 ? root.reply.name : ""
        replyText: root.reply.text
        senderHue: root.senderHue
        senderName: root.showSender ? root.senderName : ""
        text: root.text
        time: root.time
        x: root.isOwn ? root.width - width - Theme.space : Theme.space + root.avatarRoom
        y: unread.y + unread.height + (root.isFirstOfRun ? Theme.bubbleGap : Theme.runGap)

        onCopyRequested: text => root.copyRequested(text)
        onLinkActivated: link => root.linkActivated(link)
        onReplyClicked: root.replyClicked(root.reply.messageId)

        FocusRing {
            anchors.margins: -Theme.focusRing
            isShown: root.ListView.isCurrentItem && root.ListView.view.activeFocus
            radius: Theme.radiusBubble
        }

        HoverHandler {
            id: hover
        }

        TapHandler {
            id: rightPress

            acceptedButtons: Qt.RightButton

            onTapped: root.requestMenuAt(rightPress.point.position)
        }

        TapHandler {
            id: press

            onLongPressed: root.requestMenuAt(press.point.position)
            onTapped: {
                if (root.hasFailed)
                    root.requestMenuAt(press.point.position);
            }
        }
    }

    Loader {
        id: more

        property bool isHeld: false

        active: hover.hovered || more.isHeld
        anchors.verticalCenter: bubble.verticalCenter
        x: root.isOwn ? bubble.x - width - Theme.runGap : bubble.x + bubble.width + Theme.runGap

        sourceComponent: IconButton {
            focusPolicy: Qt.NoFocus
            symbol: "chevron-down"
            text: qsTr("What can be done with this message")
        }
    }

    Connections {
        target: more.item as IconButton

        function onClicked() {
            root.menuRequested(false);
        }

        function onHoveredChanged() {
            more.isHeld = (more.item as IconButton).hovered;
        }
    }

    QuietButton {
        id: retry

        anchors.right: bubble.right
        focusPolicy: Qt.NoFocus
        font.pixelSize: Theme.sizeSmall
        height: visible ? implicitHeight : 0
        ink: Theme.danger
        text: [qsTr("Not sent. Try again"), qsTr("Not changed. Try again"), qsTr("Not deleted. Try again")][root.pendingOperation]
        visible: root.hasFailed
        y: bubble.y + bubble.height

        onClicked: root.retryRequested()
    }
}
