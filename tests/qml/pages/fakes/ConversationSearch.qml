// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

QtObject {
    id: root

    property string query: ""
    readonly property bool isActive: root.query.trim().length > 0
    property bool isSearching: false
    property bool isAskingServer: false
    property bool isCountOpen: false
    property double shownMessage: 0
    property string notice: ""
    property bool mayFindOlder: false
    property int count: 0
    property int position: 0

    function older() {
        root.position = Math.min(root.position + 1, root.count);
    }

    function newer() {
        root.position = Math.max(root.position - 1, Math.min(1, root.count));
    }
}
