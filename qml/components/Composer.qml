// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Vatochito.Theme

/// The field for the next message. It keeps its text until the page has it accepted and calls clear().
FocusScope {
    id: root

    property string error: ""
    /// What the words are meant for, when they are no new message; empty: they are.
    property string noteTitle: ""
    property string noteText: ""
    property string noteSymbol: "reply"
    property alias text: area.text
    readonly property bool hasText: area.length > 0 || area.preeditText.length > 0
    readonly property int lineLimit: 8

    signal submitted(string text)
    signal edited
    signal scrollRequested(int pages)
    signal noteDismissed
    /// Up, with nothing written: the last message gets other words.
    signal previousRequested

    implicitHeight: Math.max(Theme.composer, column.implicitHeight)

    function clear() {
        area.clear();
    }

    /// Puts back what was written before.
    function restore(text: string) {
        area.text = text;
        area.cursorPosition = area.length;
    }

    function submit() {
        area.forceActiveFocus();
        // A word still in the input method would be lost otherwise.
        Qt.inputMethod.commit(); // qmllint disable
        if (area.text.trim().length > 0)
            root.submitted(area.text);
    }

    function handleReturn(event: KeyEvent) {
        event.accepted = !(event.modifiers & Qt.ShiftModifier);
        if (event.accepted)
            root.submit();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }

    ColumnLayout {
        id: column

        anchors.fill: parent
        spacing: 0

        BodyText {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space
            Layout.rightMargin: Theme.space
            Layout.topMargin: Theme.spaceSmall
            color: Theme.danger
            font.pixelSize: Theme.sizeSmall
            text: root.error
            visible: text.length > 0

            Accessible.name: text
            Accessible.role: Accessible.AlertMessage
        }

        ComposerNote {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.spaceSmall
            Layout.rightMargin: Theme.spaceSmall
            Layout.topMargin: Theme.spaceTiny
            symbol: root.noteSymbol
            text: root.noteText
            title: root.noteTitle
            visible: root.noteTitle.length > 0

            onDismissed: root.noteDismissed()
        }

        RowLayout {
            Layout.leftMargin: Theme.spaceSmall
            Layout.rightMargin: Theme.spaceSmall
            spacing: 0

            Flickable {
                id: flick

                Layout.fillWidth: true
                Layout.minimumHeight: Theme.composer
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                implicitHeight: area.topPadding + area.bottomPadding + Math.ceil(area.contentHeight / area.lineCount * Math.min(area.lineCount, root.lineLimit))

                ScrollBar.vertical: ThinScrollBar {}

                TextArea.flickable: TextArea {
                    id: area

                    bottomPadding: Theme.space
                    color: Theme.text
                    focus: true
                    font.pixelSize: Theme.sizeBody
                    leftPadding: Theme.spaceSmall
                    placeholderText: qsTr("Message")
                    placeholderTextColor: Theme.muted
                    rightPadding: Theme.spaceSmall
                    selectByMouse: true
                    selectedTextColor: Theme.accentInk
                    selectionColor: Theme.accent
                    textFormat: TextEdit.PlainText
                    topPadding: Theme.space
                    wrapMode: TextEdit.Wrap

                    Accessible.name: qsTr("Message")
                    // A text area would keep the tab for itself.
                    Keys.onBacktabPressed: area.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                    Keys.onEnterPressed: event => root.handleReturn(event)
                    Keys.onEscapePressed: event => {
                        event.accepted = root.noteTitle.length > 0;
                        if (event.accepted)
                            root.noteDismissed();
                    }
                    Keys.onReturnPressed: event => root.handleReturn(event)
                    Keys.onPressed: event => {
                        event.accepted = event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown;
                        if (event.accepted)
                            root.scrollRequested(event.key === Qt.Key_PageUp ? -1 : 1);
                    }
                    // Else Escape belongs to the page.
                    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape && root.noteTitle.length > 0
                    Keys.onUpPressed: event => {
                        event.accepted = !root.hasText && root.noteTitle.length === 0;
                        if (event.accepted)
                            root.previousRequested();
                    }
                    Keys.onTabPressed: area.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)

                    onTextChanged: root.edited()

                    background: null
                }
            }

            IconButton {
                id: send

                Layout.alignment: Qt.AlignBottom
                Layout.bottomMargin: (Theme.composer - Theme.target) / 2
                enabled: root.hasText
                focusPolicy: Qt.TabFocus
                ink: Theme.accent
                symbol: "send-horizontal"
                text: qsTr("Send")

                onClicked: root.submit()
            }
        }
    }

    Rectangle {
        anchors.top: parent.top
        color: Theme.border
        height: Theme.hairline
        width: parent.width
    }
}
