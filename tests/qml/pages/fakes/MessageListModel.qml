// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

ListModel {
    id: root

    property int lastId: 0
    property bool reachesNewest: true

    signal rearranged

    function row(properties) {
        return Object.assign({
            "messageId": ++root.lastId,
            "clientId": "client-" + root.lastId,
            "text": "hello",
            "linkedText": "",
            "senderName": "Bob Builder",
            "senderHue": 0,
            "senderInitials": "BB",
            "time": "10:42",
            "day": "Today",
            "dayLabel": "",
            "isOwn": false,
            "isFirstOfRun": true,
            "isLastOfRun": true,
            "showSender": false,
            "messageState": 0,
            "stateReason": "",
            "isEdited": false,
            "isDeleted": false,
            "reply": {
                "messageId": 0,
                "name": "",
                "text": ""
            },
            "pendingOperation": 0,
            "attachmentText": "",
            "isFirstUnread": false
        }, properties);
    }

    function arrive(properties) {
        root.insert(0, root.row(properties));
        root.rearranged();
    }

    function appendOlder(count) {
        for (let i = 0; i < count; ++i)
            root.append(root.row({}));
        root.rearranged();
    }

    function rowOf(fits) {
        for (let row = 0; row < root.count; ++row) {
            if (fits(root.get(row)))
                return row;
        }
        return -1;
    }

    function rowOfMessage(message) {
        return root.rowOf(row => row.messageId === message);
    }

    function rowOfFirstUnread() {
        return root.rowOf(row => row.isFirstUnread);
    }
}
