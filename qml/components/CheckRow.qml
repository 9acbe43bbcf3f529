// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Vatochito.Theme

/// Something that was looked at: a mark, what was found, what to do about it. A press unfolds the technical side.
ItemDelegate {
    id: root

    required property string title
    required property string sentence
    required property string advice
    required property string detail
    required property string took
    required property string actionText
    required property string symbol
    required property color ink
    /// What the mark says, for who does not see it.
    required property string verdict

    property bool isUnfolded: false

    signal actionTriggered

    bottomPadding: Theme.spaceSmall
    focusPolicy: Qt.StrongFocus // An ItemDelegate has none of its own.
    hoverEnabled: true
    implicitHeight: column.implicitHeight + root.topPadding + root.bottomPadding
    leftPadding: Theme.space
    rightPadding: Theme.space
    topPadding: Theme.spaceSmall

    Accessible.description: root.isUnfolded ? root.advice + " " + root.detail : root.advice
    Accessible.name: qsTr("%1: %2. %3", "a check, its verdict, a sentence").arg(root.title).arg(root.verdict).arg(root.sentence)
    Accessible.role: Accessible.Button
    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()

    onClicked: root.isUnfolded = !root.isUnfolded

    contentItem: null

    // Without layouts: they settle too late for text that wraps anew.
    Item {
        anchors.bottomMargin: root.bottomPadding
        anchors.fill: parent
        anchors.leftMargin: root.leftPadding
        anchors.rightMargin: root.rightPadding
        anchors.topMargin: root.topPadding

        Icon {
            id: mark

            color: root.ink
            name: root.symbol
            size: Theme.iconSmall
            y: (heading.height - height) / 2
        }

        Column {
            id: column

            anchors.left: mark.right
            anchors.leftMargin: Theme.spaceMedium
            anchors.right: parent.right
            spacing: Theme.spaceTiny / 2

            RowLayout {
                id: heading

                spacing: Theme.spaceSmall
                width: parent.width

                LineText {
                    Layout.fillWidth: true
                    font.weight: Font.DemiBold
                    text: root.title
                }

                LineText {
                    color: Theme.muted
                    font.pixelSize: Theme.sizeSmall
                    text: root.took
                }

                Icon {
                    name: "chevron-down"
                    rotation: root.isUnfolded ? 180 : 0
                    size: Theme.iconSmall
                    visible: root.detail.length > 0
                }
            }

            BodyText {
                text: root.sentence
                width: parent.width
            }

            BodyText {
                color: Theme.muted
                text: root.advice
                visible: root.advice.length > 0
                width: parent.width
            }

            BodyText {
                color: Theme.muted
                font.pixelSize: Theme.sizeSmall
                text: root.detail
                visible: root.isUnfolded && root.detail.length > 0
                width: parent.width
                wrapMode: Text.WrapAnywhere
            }

            QuietButton {
                leftPadding: 0
                text: root.actionText
                visible: root.actionText.length > 0

                onClicked: root.actionTriggered()
            }
        }
    }

    background: Rectangle {
        color: root.hovered || root.visualFocus ? Theme.raised : "transparent"

        FocusRing {
            anchors.margins: Theme.spaceTiny / 2
            isShown: root.visualFocus
        }
    }
}
