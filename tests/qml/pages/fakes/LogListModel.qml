// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

ListModel {
    id: root

    enum Level {
        Debug,
        Info,
        Warning,
        Critical
    }

    property var categories: ["", "qt.network", "vatochito.websocket"]
    property string category: ""
    property int level: LogListModel.Level.Debug

    function log(level, line) {
        root.append({
            "time": "10:42:07.123",
            "level": level,
            "category": "vatochito.websocket",
            "line": line
        });
    }
}
