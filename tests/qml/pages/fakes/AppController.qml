// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Remembers what the pages ask for; opens and closes what they ask to.
QtObject {
    id: root

    enum State {
        Starting,
        SignedOut,
        SignedIn
    }

    property int state: AppController.State.SignedIn
    property bool isReturning: false
    property SignInController signIn: SignInController {}
    property SettingsController settings: SettingsController {}
    property NetworkSettingsController network: NetworkSettingsController {}
    property ServerAddressController serverAddress: ServerAddressController {}
    property LinkOpener links: LinkOpener {}
    property ConnectionController connection: ConnectionController {}
    property DiagnosticsController diagnostics: DiagnosticsController {}
    property DoctorController doctor: DoctorController {}
    property ConversationListModel conversations: ConversationListModel {}
    property PeopleSearchModel people: PeopleSearchModel {}
    property MessageSearchModel messageSearch: MessageSearchModel {}
    property ConversationController conversation: null
    property ConversationController bob: ConversationController {
        conversationId: 1
        title: "Bob Builder"
    }
    property ConversationController team: ConversationController {
        conversationId: 2
        title: "Dev Team"
    }
    property string me: "Alice Archer"
    property string myUserName: "alice"
    property string myInitials: "AA"
    property int myHue: 4
    property string notice: ""
    property bool windowActive: false
    property var calls: []

    function dismissNotice() {
        root.notice = "";
    }

    function readAgain() {
        root.calls.push(["readAgain"]);
    }

    function openConversation(conversation) {
        root.conversations.openRow = conversation - 1;
        root.conversation = conversation === 1 ? root.bob : root.team;
    }

    function openMessage(conversation, message) {
        root.openConversation(conversation);
        root.calls.push(["openMessage", conversation, message]);
    }

    function closeConversation() {
        root.conversations.openRow = -1;
        root.conversation = null;
    }

    function startDirect(user) {
        root.calls.push(["startDirect", user]);
    }

    function createGroup(title, users) {
        root.calls.push(["createGroup", title, users]);
    }
}
