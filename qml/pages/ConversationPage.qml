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
    property bool isBackShown: false

    focus: true

    Component.onCompleted: root.restoreDraft()

    /// Words of a message of mine are in the composer, not those of the next one.
    property bool isEditing: false

    function send(text: string) {
        const wasEditing = root.isEditing;
        if (!root.conversation.send(text) || wasEditing)
            return;
        composer.clear();
        messages.showNewest();
    }

    /// The words of the next message come back where others were edited.
    function endEditing() {
        root.isEditing = false;
        composer.restore(root.conversation.draft);
    }

    function startEditing(text: string) {
        root.isEditing = true;
        composer.restore(text);
        composer.forceActiveFocus();
    }

    function keepDraft() {
        if (!root.isEditing)
            root.conversation.composing(composer.text);
    }

    function dismissNote() {
        root.conversation.composition.clear();
        composer.forceActiveFocus();
    }

    function restoreDraft() {
        if (composer.text.length === 0)
            composer.restore(root.conversation.draft);
    }

    Connections {
        target: root.conversation.composition

        function onChanged() {
            if (root.isEditing && !root.conversation.composition.isEditing)
                root.endEditing();
            if (root.conversation.composition.isReplying)
                composer.forceActiveFocus();
        }

        function onEditStarted(text) {
            root.startEditing(text);
        }
    }

    Connections {
        target: root.conversation

        function onDraftRestored() {
            root.restoreDraft();
        }

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
            helpText: root.app.connection.isHelpOffered ? qsTr("What is wrong?") : ""
            isShown: root.app.connection.isBannerShown
            symbol: "rotate-cw"
            text: root.app.connection.text

            onActionTriggered: root.app.connection.act()
            onHelpTriggered: root.app.doctor.show()
        }

        MessageList {
            id: messages

            Layout.fillHeight: true
            Layout.fillWidth: true
            conversation: root.conversation
            links: root.app.links
        }

        Composer {
            id: composer

            Layout.fillWidth: true
            enabled: root.conversation.canWrite
            error: root.conversation.sendError
            focus: true
            visible: root.conversation.canWrite

            noteSymbol: root.conversation.composition.isEditing ? "pencil" : "reply"
            noteText: root.conversation.composition.excerpt
            noteTitle: root.conversation.composition.title

            onEdited: root.keepDraft()
            onNoteDismissed: root.dismissNote()
            onPreviousRequested: root.conversation.editNewest()
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
