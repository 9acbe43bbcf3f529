// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// One conversation in the list: who, when, the last words, and what is unread.
ItemDelegate {
    id: root

    required property string title
    required property string initials
    required property int hue
    /// Who wrote the last words, if that needs to be said.
    required property string previewSender
    required property string preview
    required property string time
    required property int unreadCount
    required property bool isOnline
    required property bool isOpen
    required property string typingText
    required property int lastState
    required property string draft

    readonly property bool isDraftShown: root.draft.length > 0 && root.typingText.length === 0
    readonly property bool isSenderShown: root.previewSender.length > 0 && root.typingText.length === 0 && !root.isDraftShown
    readonly property string lead: root.isDraftShown ? qsTr("Draft:") : root.isSenderShown ? qsTr("%1:", "before the last words of a conversation: who wrote them").arg(root.previewSender) : ""
    readonly property string lastWords: root.typingText.length > 0 ? root.typingText : root.isDraftShown ? root.draft : root.preview
    readonly property string spokenWords: root.lead.length > 0 ? root.lead + " " + root.lastWords : root.lastWords
    readonly property bool isUnread: root.unreadCount > 0

    height: Theme.row
    highlighted: ListView.isCurrentItem && ListView.view.activeFocus
    padding: 0
    width: ListView.view ? ListView.view.width : implicitWidth

    Accessible.description: root.isUnread ? qsTr("%1 unread message(s)", "", root.unreadCount).arg(badge.words) : ""
    Accessible.name: qsTr("%1, %2, %3", "a conversation read aloud: title, last words, time").arg(root.title).arg(root.spokenWords).arg(root.time)
    Accessible.role: Accessible.ListItem
    Accessible.selected: root.isOpen

    contentItem: null

    Item {
        anchors.fill: parent

        Avatar {
            id: avatar

            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceMedium
            anchors.verticalCenter: parent.verticalCenter
            hue: root.hue
            initials: root.initials
            isOnline: root.isOnline
        }

        LineText {
            anchors.bottom: parent.verticalCenter
            // Alone in its row, it stands in the middle.
            anchors.bottomMargin: root.spokenWords.length > 0 ? 1 : -implicitHeight / 2
            anchors.left: avatar.right
            anchors.leftMargin: Theme.spaceMedium
            anchors.right: mark.left
            anchors.rightMargin: Theme.spaceSmall
            font.weight: root.isUnread ? Font.DemiBold : Font.Medium
            text: root.title
        }

        StateMark {
            id: mark

            anchors.right: time.left
            anchors.rightMargin: visible ? Theme.spaceTiny : 0
            anchors.verticalCenter: time.verticalCenter
            delivery: root.lastState
            width: visible ? implicitWidth : 0
        }

        LineText {
            id: time

            anchors.bottom: parent.verticalCenter
            anchors.bottomMargin: Theme.focusRing
            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceMedium
            color: root.isUnread ? Theme.accent : Theme.muted
            font.pixelSize: Theme.sizeSmall
            text: root.time
        }

        LineText {
            id: lead

            readonly property real room: badge.x - x - (badge.visible ? Theme.spaceSmall : 0)

            anchors.left: avatar.right
            anchors.leftMargin: Theme.spaceMedium
            anchors.top: parent.verticalCenter
            anchors.topMargin: Theme.focusRing
            color: root.isDraftShown ? Theme.danger : Theme.text
            text: root.lead
            // A long name gives way to the words, but not to the last letter.
            width: Math.min(Math.ceil(implicitWidth), Math.max(lead.room * 0.4, lead.room - words.implicitWidth - Theme.spaceTiny))
        }

        LineText {
            id: words

            anchors.left: lead.left
            // A name that is cut ends before its room does.
            anchors.leftMargin: root.lead.length > 0 ? Math.min(lead.width, Math.ceil(lead.contentWidth)) + Theme.spaceTiny : 0
            anchors.right: badge.left
            anchors.rightMargin: badge.visible ? Theme.spaceSmall : 0
            anchors.top: parent.verticalCenter
            anchors.topMargin: Theme.focusRing
            color: root.typingText.length > 0 ? Theme.accent : Theme.muted
            text: root.lastWords
        }

        CountBadge {
            id: badge

            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceMedium
            anchors.top: parent.verticalCenter
            anchors.topMargin: Theme.focusRing
            count: root.unreadCount
        }
    }

    background: Rectangle {
        color: root.hovered || root.isOpen || root.highlighted ? Theme.raised : "transparent"

        FocusRing {
            anchors.margins: Theme.spaceTiny / 2
            isShown: root.highlighted
        }
    }
}
