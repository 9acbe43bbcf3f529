// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

ListModel {
    property bool isLoading: false

    ListElement {
        isUp: true
        title: "Connected"
        span: "Today, since 10:42"
        detail: "14 missed messages fetched."
    }
    ListElement {
        isUp: false
        title: "Not connected"
        span: "Today, 10:41 · 25 s"
        detail: "The server is not running at this address."
    }
}
