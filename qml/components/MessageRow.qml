// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// One message in its list: the day above it, the sender's picture in groups, the bubble on its side.
Item {
    id: root

    required property string text
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
    property bool isGroup: false

    readonly property bool hasFailed: root.messageState === StateMark.Delivery.Failed
    readonly property real avatarRoom: root.isGroup && !root.isOwn ? Theme.avatarSmall + Theme.spaceSmall : 0
    readonly property real room: root.width - 2 * Theme.space - root.avatarRoom

    signal retryRequested
    /// `byPointer`: the menu belongs under the pointer, else beside the bubble.
    signal menuRequested(bool byPointer)

    implicitHeight: retry.y + retry.height
    width: ListView.view ? ListView.view.width : implicitWidth

    Accessible.description: bubble.stateDescription
    Accessible.name: qsTr("%1: %2, %3", "a message read aloud: sender, words, time").arg(root.senderName).arg(bubble.shownText).arg(root.time)
    Accessible.role: Accessible.ListItem

    DaySeparator {
        id: day

        height: visible ? implicitHeight : 0
        text: root.dayLabel
        visible: text.length > 0
        width: root.width
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
        maximumWidth: Math.min(Theme.bubbleMaximum, root.room * Theme.bubbleShare)
        senderHue: root.senderHue
        senderName: root.showSender ? root.senderName : ""
        text: root.text
        time: root.time
        x: root.isOwn ? root.width - width - Theme.space : Theme.space + root.avatarRoom
        y: day.height + (root.isFirstOfRun ? Theme.bubbleGap : Theme.runGap)

        FocusRing {
            anchors.margins: -Theme.focusRing
            isShown: root.ListView.isCurrentItem && root.ListView.view.activeFocus
            radius: Theme.radiusBubble
        }

        HoverHandler {
            id: hover
        }

        TapHandler {
            acceptedButtons: Qt.RightButton

            onTapped: root.menuRequested(true)
        }

        TapHandler {
            onLongPressed: root.menuRequested(true)
            onTapped: {
                if (root.hasFailed)
                    root.menuRequested(true);
            }
        }
    }

    IconButton {
        id: more

        anchors.verticalCenter: bubble.verticalCenter
        focusPolicy: Qt.NoFocus
        symbol: "chevron-down"
        text: qsTr("What can be done with this message")
        visible: hover.hovered || more.hovered || more.down
        x: root.isOwn ? bubble.x - width - Theme.runGap : bubble.x + bubble.width + Theme.runGap

        onClicked: root.menuRequested(false)
    }

    QuietButton {
        id: retry

        anchors.right: bubble.right
        focusPolicy: Qt.NoFocus
        font.pixelSize: Theme.sizeSmall
        height: visible ? implicitHeight : 0
        ink: Theme.danger
        text: qsTr("Not sent. Try again")
        visible: root.hasFailed
        y: bubble.y + bubble.height

        onClicked: root.retryRequested()
    }
}
