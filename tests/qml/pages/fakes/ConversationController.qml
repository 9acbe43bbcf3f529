// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

QtObject {
    id: root

    enum History {
        Loading,
        Shown,
        Empty,
        NotFetched,
        Unreadable
    }

    property double conversationId: 0
    property string title: ""
    property string initials: "BB"
    property int hue: 0
    property string subtitle: "online"
    property bool isGroup: false
    property bool canWrite: true
    property string cannotWriteReason: ""
    property MessageListModel messages: MessageListModel {}
    property int history: root.messages.count > 0 ? ConversationController.History.Shown : ConversationController.History.Empty
    property bool isPartComing: false
    property bool isPartMissing: false
    property bool isSeekingDay: false
    property int unreadCount: 0
    property string sendError: ""
    property bool takesTexts: true
    property var sent: []
    property var seen: []
    property var calls: []
    property var daysAsked: []
    property int olderLoads: 0
    property int newerLoads: 0
    property var view: [-1, -1]
    property string draft: ""
    property Composition composition: Composition {}
    property ConversationSearch search: ConversationSearch {}
    readonly property bool isComposing: root.draft.length > 0

    signal sendFailed(string text)
    signal shown(double messageId)
    signal firstUnreadMoved
    signal draftRestored

    function send(text) {
        if (!root.takesTexts)
            return false;
        if (root.composition.isEditing) {
            root.calls.push(["edit", text]);
            root.composition.clear();
            return true;
        }
        root.sent.push(text);
        root.composition.clear();
        root.messages.arrive({
            "text": text,
            "isOwn": true,
            "messageState": 1
        });
        return true;
    }

    function composing(text) {
        root.draft = text;
    }

    function readAgain() {
        root.calls.push(["readAgain"]);
    }

    function loadOlder() {
        ++root.olderLoads;
    }

    function reply(messageId, clientId) {
        if (!messageId)
            root.calls.push(["reply", messageId, clientId]);
        root.composition.take("Reply to Bob", "hello");
    }

    function edit(messageId, clientId) {
        if (!messageId && clientId)
            root.calls.push(["edit", messageId, clientId]);
        root.composition.take("Editing", "message " + messageId);
    }

    function editNewest() {
        root.edit(0);
    }

    function erase(messageId) {
        root.calls.push(["erase", messageId]);
    }

    function loadNewer() {
        ++root.newerLoads;
    }

    function showNewest() {
        root.messages.reachesNewest = true;
        root.shown(0);
    }

    function showMessage(messageId) {
        root.shown(messageId);
    }

    function showDay(day) {
        root.calls.push(["showDay", day]);
    }

    function dayOf(messageId) {
        root.daysAsked.push(messageId);
        return "2026-01-31";
    }

    function setView(newestRow, oldestRow) {
        root.view = [newestRow, oldestRow];
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
