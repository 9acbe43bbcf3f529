// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Takes words to the clipboard, which only a text field can reach.
TextEdit {
    id: root

    function take(words: string) {
        root.text = words;
        root.selectAll();
        root.copy();
        root.clear();
    }

    textFormat: TextEdit.PlainText
    visible: false

    Accessible.ignored: true
}
