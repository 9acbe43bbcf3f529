// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

QtObject {
    id: root

    property var opened: []

    signal questioned(string link, string destination)

    function open(link) {
        root.opened.push(link);
    }

    function onlyIn(text) {
        const found = text.match(/https:\/\/\S+/g) || [];
        return found.length === 1 ? found[0] : "";
    }

    function openAnyway(link) {
        root.opened.push("anyway " + link);
    }
}
