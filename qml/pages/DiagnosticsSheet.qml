// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// For those who want to know: the connection, its history, the log, and a report of it all.
Sheet {
    id: root

    required property AppController app

    height: (parent ? parent.height : 0) - 2 * Theme.space
    title: qsTr("Connection and log")
    widest: Theme.sheetMaximum

    onOpened: tabs.currentItem.forceActiveFocus(Qt.TabFocusReason)

    TabBar {
        id: tabs

        Layout.fillWidth: true
        Layout.leftMargin: Theme.spaceTiny / 2
        Layout.rightMargin: Theme.spaceSmall
        focus: true

        background: null

        TabChoice {
            text: qsTr("Connection")
        }

        TabChoice {
            text: qsTr("Messages", "sent and caught up")
        }

        TabChoice {
            text: qsTr("Log")
        }
    }

    StackLayout {
        Layout.fillHeight: true
        Layout.fillWidth: true
        currentIndex: tabs.currentIndex

        ConnectionPane {
            app: root.app
        }

        LedgerPane {
            ledger: root.app.diagnostics.ledger
        }

        LogPane {
            diagnostics: root.app.diagnostics
        }
    }

    QuietButton {
        Layout.alignment: Qt.AlignRight
        Layout.rightMargin: Theme.spaceSmall
        text: qsTr("Report for support…")

        onClicked: report.open()
    }

    ReportSheet {
        id: report

        diagnostics: root.app.diagnostics
    }
}
