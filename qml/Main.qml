// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// The window, and the switch between its pages.
ApplicationWindow {
    id: root

    required property AppController app

    color: Theme.window
    height: 720
    minimumHeight: 480
    minimumWidth: 360
    title: root.app.conversation ? qsTr("%1 – Vatochito", "the window's title with a conversation open").arg(root.app.conversation.title) : qsTr("Vatochito", "the name of the program")
    visible: true
    width: 1080

    palette.base: Theme.surface
    palette.button: Theme.raised
    palette.buttonText: Theme.text
    // Qt's own file dialog, which is there where the system has none, blends `light` and `highlight` and writes on it.
    palette.highlight: Theme.selection
    palette.highlightedText: Theme.text
    palette.light: Theme.surface
    palette.mid: Theme.border
    palette.midlight: Theme.raised
    palette.placeholderText: Theme.muted
    palette.text: Theme.text
    palette.toolTipBase: Theme.text
    palette.toolTipText: Theme.surface
    palette.window: Theme.window
    palette.windowText: Theme.text

    Component.onCompleted: {
        root.showPage();
        root.showNotice();
    }
    onActiveChanged: root.app.windowActive = root.active

    /// Pages get their models as values: those are gone before the page is, and a binding would see it.
    function showPage() {
        if (root.app.state === AppController.State.SignedIn)
            page.setSource(Qt.resolvedUrl("../Pages/ChatsPage.qml"), {
                "app": root.app,
                "conversations": root.app.conversations,
                "hits": root.app.messageSearch,
                "people": root.app.people
            });
        else if (root.app.state === AppController.State.SignedOut)
            page.setSource(Qt.resolvedUrl("../Pages/SignInPage.qml"), {
                "app": root.app
            });
        else
            page.setSource("");
    }

    /// Made with the first notice: the first frame of all comes sooner without its controls.
    function showNotice() {
        if (notices.status === Loader.Null && root.app.notice.length > 0)
            notices.setSource(Qt.resolvedUrl("../Pages/NoticeBanner.qml"), {
                "app": root.app
            });
    }

    Connections {
        target: root.app

        function onStateChanged() {
            root.showPage();
        }

        function onNoticeChanged() {
            root.showNotice();
        }
    }

    Binding {
        property: "dark"
        target: Theme
        value: root.app.settings.isDark
    }

    Binding {
        property: "reducedMotion"
        target: Theme
        value: root.app.settings.isReducedMotion
    }

    Loader {
        id: notices

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
    }

    Loader {
        id: page

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: notices.bottom
        focus: true
    }

    Loader {
        active: root.app.state === AppController.State.Starting && root.app.isReturning
        anchors.fill: parent

        sourceComponent: StartingSkeleton {}
    }
}
