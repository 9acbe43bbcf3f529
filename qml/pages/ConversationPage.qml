// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// One open conversation: its messages and the field for the next one.
FocusScope {
    id: root

    required property AppController app
    required property ConversationController conversation
    /// By conversation id; the words not sent yet are put back when the page opens again.
    required property var drafts
    property bool isBackShown: false

    focus: true

    Component.onCompleted: composer.restore(root.drafts[root.conversation.conversationId] ?? "")

    function send(text: string) {
        if (root.conversation.send(text)) {
            composer.clear();
            messages.showNewest();
        }
    }

    function keepDraft(hasText: bool) {
        root.drafts[root.conversation.conversationId] = composer.text;
        root.conversation.composing(hasText);
    }

    Connections {
        target: root.conversation

        function onSendFailed(text: string) {
            composer.restore(composer.text.length > 0 ? text + "\n" + composer.text : text);
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.header
            color: Theme.surface

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: root.isBackShown ? Theme.spaceTiny : Theme.space
                anchors.rightMargin: Theme.space
                spacing: Theme.spaceSmall

                IconButton {
                    symbol: "arrow-left"
                    text: qsTr("Back")
                    visible: root.isBackShown

                    onClicked: root.app.closeConversation()
                }

                Avatar {
                    hue: root.conversation.hue
                    initials: root.conversation.initials
                    size: Theme.target
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    LineText {
                        Layout.fillWidth: true
                        font.weight: Font.DemiBold
                        text: root.conversation.title

                        Accessible.role: Accessible.Heading
                    }

                    LineText {
                        Layout.fillWidth: true
                        color: Theme.muted
                        font.pixelSize: Theme.sizeSmall
                        text: root.conversation.subtitle
                        visible: text.length > 0
                    }
                }
            }
        }

        Rectangle {
            Layout.fillWidth: true
            color: Theme.border
            implicitHeight: Theme.hairline
        }

        Banner {
            Layout.fillWidth: true
            actionText: root.app.connection.actionText
            isShown: root.app.connection.isBannerShown
            symbol: "rotate-cw"
            text: root.app.connection.text

            onActionTriggered: root.app.connection.act()
        }

        MessageList {
            id: messages

            Layout.fillHeight: true
            Layout.fillWidth: true
            conversation: root.conversation
        }

        Composer {
            id: composer

            Layout.fillWidth: true
            enabled: root.conversation.canWrite
            error: root.conversation.sendError
            focus: true
            visible: root.conversation.canWrite

            onEdited: hasText => root.keepDraft(hasText)
            onScrollRequested: pages => messages.scrollPages(pages)
            onSubmitted: text => root.send(text)
        }

        BodyText {
            Layout.fillWidth: true
            Layout.margins: Theme.space
            color: Theme.muted
            horizontalAlignment: Text.AlignHCenter
            text: root.conversation.cannotWriteReason
            visible: !root.conversation.canWrite
        }
    }
}
