// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

ListModel {
    id: root

    property int lastId: 0

    function row(properties) {
        return Object.assign({
            "messageId": ++root.lastId,
            "clientId": "client-" + root.lastId,
            "text": "hello",
            "senderName": "Bob Builder",
            "senderHue": 0,
            "senderInitials": "BB",
            "time": "10:42",
            "dayLabel": "",
            "isOwn": false,
            "isFirstOfRun": true,
            "isLastOfRun": true,
            "showSender": false,
            "messageState": 0,
            "stateReason": "",
            "isEdited": false,
            "isDeleted": false,
            "replyText": "",
            "attachmentText": ""
        }, properties);
    }

    function arrive(properties) {
        root.insert(0, root.row(properties));
    }

    function appendOlder(count) {
        for (let i = 0; i < count; ++i)
            root.append(root.row({}));
    }
}
