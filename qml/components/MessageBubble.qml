// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// The words of one message on their ground. Time and state stand in the last line when there is room.
Item {
    id: root

    required property string text
    required property string time
    required property bool isOwn
    required property int delivery
    /// Attachments and text with its links, for Text.StyledText; empty if it has none.
    property string linkedText: ""
    property string senderName: ""
    property int senderHue: 0
    property string attachmentText: ""
    property string replyName: ""
    property string replyText: ""
    property bool isEdited: false
    property bool isDeleted: false
    property bool hasTail: true
    property real maximumWidth: Theme.bubbleMaximum

    readonly property alias stateDescription: mark.description
    readonly property color quietInk: root.isOwn ? Theme.ownMuted : Theme.muted
    readonly property real textRoom: root.maximumWidth - 2 * Theme.spaceMedium
    /// A last line that is read from the right ends where the time would stand.
    readonly property bool isFooterInLine: body.effectiveHorizontalAlignment !== Text.AlignRight && lastLine.width + Theme.spaceMedium + footer.width <= root.textRoom
    readonly property real contentWidth: Math.max(sender.visible ? sender.width : 0, quote.active ? Math.min(quote.implicitWidth, root.textRoom) : 0, body.contentWidth, footer.width, root.isFooterInLine ? lastLine.width + Theme.spaceMedium + footer.width : 0)
    readonly property string shownText: root.attachmentText + (root.attachmentText.length > 0 && root.text.length > 0 ? "\n" : "") + root.text

    /// Laying out 64 KiB takes longer than a frame.
    readonly property int foldLength: 4000
    readonly property bool isLong: root.shownText.length > root.foldLength
    property bool isUnfolded: false
    readonly property bool isFolded: root.isLong && !root.isUnfolded
    readonly property bool hasLinks: root.linkedText.length > 0 && !root.isFolded
    readonly property string laidOutText: root.isFolded ? root.beginning(root.shownText) + "…" : root.shownText
    /// For each line of a word Qt looks for its end first: 64 KiB of one would take half a second.
    readonly property bool hasEndlessWord: root.isLong && root.laidOutText.split(/\s/).some(word => word.length > root.foldLength / 2)
    property bool isSelecting: false

    signal replyClicked
    signal linkActivated(string link)
    signal copyRequested(string text)

    /// Not through the middle of a character of two halves.
    function beginning(text: string): string {
        return text.slice(0, root.foldLength).replace(/[\ud800-\udbff]$/, "");
    }

    /// Empty: there is none.
    function linkAt(place: point): string {
        return body.linkAt(place.x - body.x, place.y - body.y);
    }

    /// For the keyboard: everything, and the keys narrow it.
    function selectAll() {
        root.isSelecting = true;
        (layer.item as SelectionLayer).forceActiveFocus(Qt.ShortcutFocusReason);
        (layer.item as SelectionLayer).selectAll();
    }

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

    // What few rows have is made only for those.
    Loader {
        id: quote

        active: root.replyName.length > 0
        height: active ? implicitHeight : 0
        source: "ReplyQuote.qml"
        width: root.width - 2 * Theme.spaceMedium
        x: Theme.spaceMedium
        y: sender.visible ? sender.y + sender.height + Theme.focusRing : Theme.spaceTiny + Theme.focusRing

        onLoaded: {
            quote.item.name = Qt.binding(() => root.replyName);
            quote.item.text = Qt.binding(() => root.replyText);
            quote.item.quietInk = Qt.binding(() => root.quietInk);
        }
    }

    Connections {
        target: quote.item as ReplyQuote

        function onClicked() {
            root.replyClicked();
        }
    }

    QtObject {
        id: lastLine

        property real width: 0
    }

    HoverHandler {
        id: hover
    }

    Loader {
        id: layer

        active: hover.hovered || root.isSelecting
        height: body.height
        width: body.width
        x: body.x
        y: body.y

        // By its file: Qt 6.4 finds no context for a bound component here.
        source: "SelectionLayer.qml"

        onLoaded: {
            layer.item.words = Qt.binding(() => root.laidOutText);
            layer.item.lineHeight = Qt.binding(() => body.lineHeight);
            layer.item.wrapMode = Qt.binding(() => body.wrapMode);
        }
    }

    Connections {
        target: layer.item as SelectionLayer

        function onCopyRequested(text) {
            root.copyRequested(text);
        }

        function onSelectedTextChanged() {
            root.isSelecting = (layer.item as SelectionLayer).selectedText.length > 0;
        }
    }

    BodyText {
        id: body

        color: root.isDeleted ? root.quietInk : Theme.text
        font.italic: root.isDeleted
        linkColor: Theme.accent
        text: root.hasLinks ? Theme.withHits(root.linkedText) : root.laidOutText
        textFormat: root.hasLinks ? Text.StyledText : Text.PlainText
        width: root.textRoom
        wrapMode: root.hasEndlessWord ? Text.WrapAnywhere : Text.Wrap
        x: Theme.spaceMedium
        y: quote.y + quote.height

        onLinkActivated: link => root.linkActivated(link)
        onLineLaidOut: line => {
            if (line.isLast)
                lastLine.width = line.implicitWidth;
        }
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
        enabled: body.hoveredLink.length > 0
    }

    ToolTip.delay: 600
    ToolTip.text: body.hoveredLink
    ToolTip.visible: body.hoveredLink.length > 0

    QuietButton {
        id: fold

        font.pixelSize: Theme.sizeSmall
        height: visible ? implicitHeight : 0
        text: root.isFolded ? qsTr("Show all") : qsTr("Show less")
        visible: root.isLong
        x: 0
        y: body.y + body.height

        onClicked: root.isUnfolded = !root.isUnfolded
    }

    Row {
        id: footer

        spacing: Theme.spaceTiny
        x: root.width - width - Theme.spaceMedium + Theme.focusRing
        y: root.isFooterInLine && !root.isLong ? body.y + body.height - height : body.y + body.height + Math.max(0, fold.height - height)

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
