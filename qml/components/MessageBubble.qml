// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// The words of one message on their ground. Time and state stand in the last line when there is room.
Item {
    id: root

    required property string text
    required property string time
    required property bool isOwn
    required property int delivery
    property string senderName: ""
    property int senderHue: 0
    property string attachmentText: ""
    property bool isEdited: false
    property bool isDeleted: false
    property bool hasTail: true
    property real maximumWidth: Theme.bubbleMaximum

    readonly property alias stateDescription: mark.description
    readonly property color quietInk: root.isOwn ? Theme.ownMuted : Theme.muted
    readonly property real textRoom: root.maximumWidth - 2 * Theme.spaceMedium
    readonly property bool isFooterInLine: lastLine.width + Theme.spaceMedium + footer.width <= root.textRoom
    readonly property real contentWidth: Math.max(sender.visible ? sender.width : 0, body.contentWidth, footer.width, root.isFooterInLine ? lastLine.width + Theme.spaceMedium + footer.width : 0)
    readonly property string shownText: root.attachmentText + (root.attachmentText.length > 0 && root.text.length > 0 ? "\n" : "") + root.text

    implicitHeight: footer.y + footer.height + Theme.spaceTiny + Theme.focusRing
    implicitWidth: Math.ceil(root.contentWidth) + 2 * Theme.spaceMedium

    BubbleGround {
        anchors.fill: parent
        hasTail: root.hasTail
        isOwn: root.isOwn
    }

    LineText {
        id: sender

        color: Theme.nameColor(root.senderHue)
        font.pixelSize: Theme.sizeSmall
        font.weight: Font.DemiBold
        text: root.senderName
        visible: text.length > 0
        width: Math.min(Math.ceil(implicitWidth), root.textRoom)
        x: Theme.spaceMedium
        y: Theme.spaceTiny + Theme.focusRing
    }

    QtObject {
        id: lastLine

        property real width: 0
    }

    BodyText {
        id: body

        color: root.isDeleted ? root.quietInk : Theme.text
        font.italic: root.isDeleted
        text: root.shownText
        width: root.textRoom
        x: Theme.spaceMedium
        y: sender.visible ? sender.y + sender.height + Theme.focusRing : Theme.spaceTiny + Theme.focusRing

        onLineLaidOut: line => {
            if (line.isLast)
                lastLine.width = line.implicitWidth;
        }
    }

    Row {
        id: footer

        spacing: Theme.spaceTiny
        x: root.width - width - Theme.spaceMedium + Theme.focusRing
        y: root.isFooterInLine ? body.y + body.height - height : body.y + body.height

        LineText {
            anchors.verticalCenter: parent.verticalCenter
            color: root.quietInk
            font.pixelSize: Theme.sizeSmall
            text: root.isEdited && !root.isDeleted ? qsTr("edited %1", "a time of day").arg(root.time) : root.time
        }

        StateMark {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            delivery: root.delivery
            ink: root.quietInk
        }
    }
}
