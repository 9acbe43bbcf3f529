// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

ListModel {
    property string query: ""
    property bool isSearching: false
    property string message: "Type two letters or more."

    ListElement {
        userId: 11
        displayName: "Bob Builder"
        userName: "bob"
        initials: "BB"
        hue: 0
        isOnline: true
    }
    ListElement {
        userId: 12
        displayName: "Charlie Chaplin"
        userName: "charlie"
        initials: "CC"
        hue: 3
        isOnline: false
    }
}
