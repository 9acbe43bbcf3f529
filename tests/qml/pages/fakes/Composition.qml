// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

QtObject {
    id: root

    property bool isEditing: false
    property bool isReplying: false
    property string title: ""
    property string excerpt: ""

    signal changed
    signal editStarted(string text)

    function take(title, text) {
        root.isEditing = title === "Editing";
        root.isReplying = title.length > 0 && !root.isEditing;
        root.title = title;
        root.excerpt = text;
        root.changed();
        if (root.isEditing)
            root.editStarted(text);
    }

    function clear() {
        root.take("", "");
    }
}
