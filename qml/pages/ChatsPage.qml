// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// The list of conversations and the open one: side by side when the window is wide, else one at a time.
FocusScope {
    id: root

    required property AppController app
    required property ConversationListModel conversations
    required property PeopleSearchModel people
    required property MessageSearchModel hits

    readonly property bool isWide: root.width >= Theme.twoPanes
    readonly property int listWidth: root.app.settings.listWidth > 0 ? root.app.settings.listWidth : (Theme.listMinimum + Theme.listMaximum) / 2
    /// Qt calls the Mac's command key "Ctrl", and its control key "Meta".
    readonly property string control: Qt.platform.os === "osx" ? "Meta" : "Ctrl"
    readonly property bool isConversationOpen: pane.status !== Loader.Null

    focus: true

    Component.onCompleted: root.showConversation()

    /// The page gets its controller as a value: that is gone before the page is, and a binding would see it.
    function showConversation() {
        if (!root.app.conversation) {
            if (pane.activeFocus)
                list.forceActiveFocus();
            pane.setSource("");
            return;
        }
        pane.setSource(Qt.resolvedUrl("ConversationPage.qml"), {
            "app": root.app,
            "conversation": root.app.conversation
        });
        pane.forceActiveFocus();
    }

    function widenList(by: int) {
        root.app.settings.listWidth = Math.max(Theme.listMinimum, Math.min(root.listWidth + by, Theme.listMaximum));
    }

    Connections {
        target: root.app

        function onConversationChanged() {
            root.showConversation();
        }
    }

    SplitView {
        anchors.fill: parent

        onResizingChanged: {
            if (!resizing)
                root.app.settings.listWidth = list.width;
        }

        handle: Rectangle {
            id: handle

            activeFocusOnTab: root.isWide
            color: Theme.border
            implicitWidth: Theme.hairline

            Accessible.name: qsTr("Width of the list")
            Accessible.role: Accessible.Splitter
            Keys.onLeftPressed: root.widenList(-Theme.space)
            Keys.onRightPressed: root.widenList(Theme.space)

            // A hairline in another colour would not be noticed.
            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                color: Theme.accent
                height: parent.height
                visible: handle.activeFocus
                width: Theme.spaceTiny
            }

            // A line one can see is too thin to grasp.
            containmentMask: Item {
                height: root.height
                width: Theme.spaceSmall
                x: -width / 2
            }
        }

        ConversationListPane {
            id: list

            SplitView.fillWidth: !root.isWide
            SplitView.maximumWidth: root.isWide ? Theme.listMaximum : root.width
            SplitView.minimumWidth: root.isWide ? Theme.listMinimum : root.width
            SplitView.preferredWidth: root.isWide ? root.listWidth : root.width
            app: root.app
            conversations: root.conversations
            focus: true
            hits: root.hits
            isBannerHere: !root.isConversationOpen
            visible: root.isWide || !root.isConversationOpen

            onNewChatRequested: text => newChat.createObject(root, {
                    "startText": text
                })
            onNewGroupRequested: newGroup.createObject(root)
            onSettingsRequested: settingsSheet.createObject(root)
        }

        Item {
            SplitView.fillWidth: true
            visible: root.isWide || root.isConversationOpen

            Rectangle {
                anchors.fill: parent
                color: Theme.window
            }

            EmptyState {
                anchors.centerIn: parent
                actionText: qsTr("New chat")
                text: qsTr("Choose a conversation, or start a new one.")
                // Without any conversation the list says what to do.
                visible: !root.isConversationOpen && (root.conversations.count > 0 || root.conversations.filter.length > 0)
                width: Math.min(Theme.formWidth, parent.width - 2 * Theme.space)

                onActionTriggered: newChat.createObject(root)
            }

            Loader {
                id: pane

                anchors.fill: parent

                Binding {
                    property: "isBackShown"
                    target: pane.item
                    value: !root.isWide
                    when: pane.status === Loader.Ready
                }

                Binding {
                    property: "roomAbove"
                    target: pane.item
                    value: root.parent ? root.parent.y : 0
                    when: pane.status === Loader.Ready
                }
            }
        }
    }

    function searchEverywhere() {
        if (!list.visible)
            root.app.closeConversation();
        list.focusSearch();
    }

    Shortcut {
        sequences: ["Ctrl+K", "Ctrl+Shift+F"]

        onActivated: root.searchEverywhere()
    }

    Shortcut {
        sequences: ["Ctrl+F"]

        onActivated: root.isConversationOpen ? (pane.item as ConversationPage).search() : root.searchEverywhere()
    }

    Shortcut {
        sequences: ["Ctrl+N"]

        onActivated: newChat.createObject(root)
    }

    Shortcut {
        sequences: [root.control + "+Tab", "Alt+Down"]

        onActivated: list.openBeside(1)
    }

    Shortcut {
        sequences: [root.control + "+Shift+Tab", "Alt+Up"]

        onActivated: list.openBeside(-1)
    }

    Shortcut {
        enabled: root.isConversationOpen
        sequences: ["Esc", "Alt+Left"]

        onActivated: root.app.closeConversation()
    }

    Component {
        id: newChat

        NewChatSheet {
            people: root.people
            visible: true

            onClosed: destroy()
            onPersonChosen: userId => root.app.startDirect(userId)
        }
    }

    Component {
        id: newGroup

        NewGroupSheet {
            id: group

            people: root.people
            visible: true

            onClosed: destroy()
            onGroupRequested: title => root.app.createGroup(title, group.chosen)
        }
    }

    Component {
        id: settingsSheet

        SettingsSheet {
            app: root.app
            visible: true

            onClosed: destroy()
            onDiagnosticsRequested: connectionPages.showDiagnostics()
            onServerAddressRequested: serverAddress.createObject(root)
        }
    }

    Component {
        id: serverAddress

        ServerAddressSheet {
            server: root.app.serverAddress
            visible: true

            onClosed: destroy()
        }
    }

    ConnectionPages {
        id: connectionPages

        app: root.app

        onAddressChangeRequested: address => serverAddress.createObject(root, {
                "suggestion": address
            })
        onAdvancedSettingsRequested: settingsSheet.createObject(root, {
            "isAdvanced": true
        })
    }
}
