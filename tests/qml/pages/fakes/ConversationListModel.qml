// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

ListModel {
    property string filter: ""
    property bool isLoading: false
    property bool isUnreadable: false

    ListElement {
        conversationId: 1
        title: "Bob Builder"
        initials: "BB"
        hue: 0
        preview: "કેમ છો?"
        previewSender: ""
        time: "10:42"
        unreadCount: 2
        isDirect: true
        isOnline: true
        typingText: ""
        lastState: 0
        isOpen: false
        draft: ""
    }
    ListElement {
        conversationId: 2
        title: "Dev Team"
        initials: "DT"
        hue: 5
        preview: "later"
        previewSender: "You"
        time: "Tue"
        unreadCount: 0
        isDirect: false
        isOnline: false
        typingText: ""
        lastState: 4
        isOpen: false
        draft: ""
    }
}
