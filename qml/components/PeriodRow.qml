// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// A stretch of time: what it was like, when, and what there is to say about it.
ItemDelegate {
    id: root

    required property string title
    required property string span
    required property string detail
    required property bool isUp

    bottomPadding: Theme.spaceSmall
    height: words.implicitHeight + root.topPadding + root.bottomPadding
    highlighted: ListView.isCurrentItem && ListView.view.activeFocus
    leftPadding: Theme.space
    rightPadding: Theme.space
    topPadding: Theme.spaceSmall
    width: ListView.view ? ListView.view.width : implicitWidth

    Accessible.name: root.title + ", " + root.span + (root.detail.length > 0 ? ", " + root.detail : "")
    Accessible.role: Accessible.ListItem

    contentItem: null

    Item {
        width: root.availableWidth
        x: root.leftPadding
        y: root.topPadding

        Rectangle {
            id: mark

            color: root.isUp ? Theme.success : Theme.danger
            height: Theme.spaceSmall
            radius: width / 2
            width: Theme.spaceSmall
            y: Theme.spaceTiny + Theme.focusRing
        }

        Column {
            id: words

            anchors.left: mark.right
            anchors.leftMargin: Theme.spaceMedium
            anchors.right: parent.right

            // A flow knows no baselines: each stands in a frame, as far down as the other one needs.
            Flow {
                id: line

                readonly property real writing: Math.max(title.baselineOffset, span.baselineOffset)

                spacing: Theme.spaceSmall
                width: parent.width

                Item {
                    height: title.y + title.height
                    width: title.width

                    LineText {
                        id: title

                        font.weight: Font.DemiBold
                        text: root.title
                        width: Math.min(implicitWidth, words.width)
                        y: line.writing - title.baselineOffset
                    }
                }

                Item {
                    height: span.y + span.height
                    width: span.width

                    LineText {
                        id: span

                        color: Theme.muted
                        text: root.span
                        width: Math.min(implicitWidth, words.width)
                        y: line.writing - span.baselineOffset
                    }
                }
            }

            BodyText {
                color: Theme.muted
                font.pixelSize: Theme.sizeSmall
                text: root.detail
                visible: root.detail.length > 0
                width: parent.width
            }
        }
    }

    background: Rectangle {
        color: root.highlighted ? Theme.raised : "transparent"
    }
}
