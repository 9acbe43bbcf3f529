// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// A message that was found: where, when, who, and the words around what was looked for.
ItemDelegate {
    id: root

    required property string title
    required property string initials
    required property int hue
    /// Empty if it is clear.
    required property string sender
    /// For Text.StyledText, what was found underlined.
    required property string excerpt
    required property string spokenExcerpt
    required property string time

    readonly property string lead: root.sender.length > 0 ? qsTr("%1:", "before the words of a message that was found: who wrote them").arg(root.sender) : ""

    height: Theme.row
    highlighted: ListView.isCurrentItem && ListView.view.activeFocus
    padding: 0
    width: ListView.view ? ListView.view.width : implicitWidth

    Accessible.name: qsTr("%1, %2, %3", "a message that was found, read aloud: conversation, words, time").arg(root.title).arg(root.lead.length > 0 ? root.lead + " " + root.spokenExcerpt : root.spokenExcerpt).arg(root.time)
    Accessible.role: Accessible.ListItem

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
        }

        LineText {
            anchors.bottom: parent.verticalCenter
            anchors.bottomMargin: 1
            anchors.left: avatar.right
            anchors.leftMargin: Theme.spaceMedium
            anchors.right: time.left
            anchors.rightMargin: Theme.spaceSmall
            font.weight: Font.Medium
            text: root.title
        }

        LineText {
            id: time

            anchors.bottom: parent.verticalCenter
            anchors.bottomMargin: Theme.focusRing
            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceMedium
            color: Theme.muted
            font.pixelSize: Theme.sizeSmall
            text: root.time
        }

        LineText {
            id: lead

            anchors.left: avatar.right
            anchors.leftMargin: Theme.spaceMedium
            anchors.top: parent.verticalCenter
            anchors.topMargin: Theme.focusRing
            text: root.lead
            width: Math.min(Math.ceil(implicitWidth), root.width * 0.3)
        }

        LineText {
            anchors.baseline: lead.baseline
            anchors.left: lead.right
            anchors.leftMargin: root.lead.length > 0 ? Theme.spaceTiny : 0
            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceMedium
            color: Theme.muted
            text: Theme.withHits(root.excerpt)
            textFormat: Text.StyledText
        }
    }

    background: Rectangle {
        color: root.hovered || root.highlighted ? Theme.raised : "transparent"

        FocusRing {
            anchors.margins: Theme.spaceTiny / 2
            isShown: root.highlighted
        }
    }
}
