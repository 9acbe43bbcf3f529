// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// One line of the log: when, what part of the program, and what it says, wrapped.
ItemDelegate {
    id: root

    required property string time
    required property string category
    required property string line
    /// What kind of line it is, said aloud; empty: nothing to say.
    property string kind: ""
    property color ink: Theme.text

    bottomPadding: Theme.spaceTiny / 2
    height: row.implicitHeight + root.topPadding + root.bottomPadding
    highlighted: ListView.isCurrentItem && ListView.view.activeFocus
    leftPadding: Theme.space
    rightPadding: Theme.space
    topPadding: Theme.spaceTiny / 2
    width: ListView.view ? ListView.view.width : implicitWidth

    Accessible.name: root.time + ", " + (root.kind.length > 0 ? root.kind + ", " : "") + root.category + ", " + root.line
    Accessible.role: Accessible.ListItem

    contentItem: null

    Item {
        id: row

        /// Else what it says stands below the rest.
        readonly property bool isOneLine: root.availableWidth >= 520

        implicitHeight: words.y + words.implicitHeight
        width: root.availableWidth
        x: root.leftPadding
        y: root.topPadding

        LineText {
            id: stamp

            anchors.baseline: part.baseline
            color: Theme.muted
            font.family: "monospace"
            font.pixelSize: Theme.sizeSmall
            text: root.time
        }

        LineText {
            id: part

            anchors.left: stamp.right
            anchors.leftMargin: Theme.spaceSmall
            color: Theme.muted
            font.pixelSize: Theme.sizeSmall
            text: root.category
            width: row.isOneLine ? 124 : row.width - x
        }

        Text {
            id: words

            anchors.left: row.isOneLine ? part.right : row.left
            anchors.leftMargin: row.isOneLine ? Theme.spaceSmall : 0
            anchors.right: row.right
            color: root.ink
            font.pixelSize: Theme.sizeSmall
            text: root.line
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            y: row.isOneLine ? 0 : part.height
        }
    }

    background: Rectangle {
        color: root.highlighted ? Theme.raised : "transparent"
    }
}
