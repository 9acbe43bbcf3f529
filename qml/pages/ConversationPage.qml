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
    /// What stands above the page; it comes and goes without moving what is read.
    property real roomAbove: 0

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

    function search() {
        // By its file: Qt 6.4 finds no context for a bound component here.
        if (!bar.isOpen)
            bar.setSource("SearchBar.qml", {
                "search": root.conversation.search
            });
        (bar.item as SearchBar).begin();
    }

    function endSearch() {
        bar.setSource("");
        root.conversation.search.query = "";
        composer.forceActiveFocus();
    }

    /// Beginning at the day of that message; 0: today.
    function chooseDay(messageId: double) {
        days.createObject(root, {
            "startDay": root.conversation.dayOf(messageId)
        });
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

    Component {
        id: days

        DaySheet {
            id: daySheet

            visible: true

            onClosed: daySheet.destroy()
            onDayChosen: day => root.conversation.showDay(day)
        }
    }

    Connections {
        target: bar.item as SearchBar

        function onClosed() {
            root.endSearch();
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        ConversationHeader {
            Layout.fillWidth: true
            conversation: root.conversation
            isBackShown: root.isBackShown
            visible: !bar.isOpen

            onBackRequested: root.app.closeConversation()
            onDayRequested: root.chooseDay(0)
            onSearchRequested: root.search()
        }

        Loader {
            id: bar

            readonly property bool isOpen: bar.status === Loader.Ready

            Layout.fillWidth: true
            visible: bar.isOpen
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
            roomAbove: root.roomAbove

            onDayRequested: messageId => root.chooseDay(messageId)
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
