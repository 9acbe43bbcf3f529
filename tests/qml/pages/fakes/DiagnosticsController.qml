// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Remembers what was copied; its report is another one each time it is made.
QtObject {
    id: root

    property string socketState: "1 OPEN"
    property string attempt: ""
    property string nextTry: ""
    property string server: "https://chat.example.org"
    property int level: 0
    property LogListModel log: LogListModel {}
    property ConnectionHistoryModel history: ConnectionHistoryModel {}
    property LedgerModel ledger: LedgerModel {}
    property int logLevel: LogListModel.Level.Info
    property string report: ""
    property int reports: 0
    property var copied: []

    function makeReport() {
        root.report = "report " + (++root.reports);
    }

    function copyReport() {
        root.copied.push(root.report);
    }
}
