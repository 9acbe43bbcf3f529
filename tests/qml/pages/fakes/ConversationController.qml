// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

QtObject {
    id: root

    property double conversationId: 0
    property string title: ""
    property string initials: "BB"
    property int hue: 0
    property string subtitle: "online"
    property bool isGroup: false
    property bool canWrite: true
    property string cannotWriteReason: ""
    property MessageListModel messages: MessageListModel {}
    property bool isLoading: false
    property bool isLoadingOlder: false
    property string sendError: ""
    property bool takesTexts: true
    property var sent: []
    property var seen: []
    property var calls: []
    property int olderLoads: 0
    property bool isComposing: false

    signal sendFailed(string text)

    function send(text) {
        if (!root.takesTexts)
            return false;
        root.sent.push(text);
        root.messages.arrive({
            "text": text,
            "isOwn": true,
            "messageState": 1
        });
        return true;
    }

    function composing(isComposing) {
        root.isComposing = isComposing;
    }

    function loadOlder() {
        ++root.olderLoads;
    }

    function messageSeen(messageId) {
        root.seen.push(messageId);
    }

    function retry(clientId) {
        root.calls.push(["retry", clientId]);
    }

    function cancel(clientId) {
        root.calls.push(["cancel", clientId]);
    }
}
