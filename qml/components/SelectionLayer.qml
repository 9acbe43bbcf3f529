// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// Lies under a BodyText with the same words and shows what is selected of them. The words themselves are drawn by the
/// text alone, so that nothing moves when a selection begins.
TextEdit {
    id: root

    property string words: ""
    property int lineHeight: Theme.sizeBody

    signal copyRequested(string text)

    /// Words are text, whatever they look like.
    function escaped(text: string): string {
        return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
    }

    function selectedWords(): string {
        return root.selectedText.replace(/[\u2028\u2029]/g, "\n");
    }

    color: "transparent"
    font.pixelSize: Theme.sizeBody
    readOnly: true
    selectByKeyboard: true
    selectByMouse: true
    selectedTextColor: "transparent"
    selectionColor: Theme.selection
    text: "<p style=\"-qt-line-height-type:fixed; line-height:" + root.lineHeight + "px; margin:0; white-space:pre-wrap\">" + root.escaped(root.words) + "</p>"
    textFormat: TextEdit.RichText
    wrapMode: TextEdit.Wrap

    Accessible.ignored: true
    Keys.onEscapePressed: root.deselect()
    Keys.onShortcutOverride: event => event.accepted = event.matches(StandardKey.Copy) || event.key === Qt.Key_Escape && root.selectedText.length > 0
    // Left to itself, a rich text leaves its markup in the clipboard.
    Keys.onPressed: event => {
        event.accepted = event.matches(StandardKey.Copy) && root.selectedText.length > 0;
        if (event.accepted)
            root.copyRequested(root.selectedWords());
    }
}
