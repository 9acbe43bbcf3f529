// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// The log as it grows: what matters enough, of one part of the program or of all; and how much is told from now on.
ColumnLayout {
    id: root

    required property DiagnosticsController diagnostics
    readonly property LogListModel lines: root.diagnostics.log
    readonly property var parts: root.lines.categories
    readonly property var levels: [qsTr("Everything", "of the log"), qsTr("The usual", "of the log"), qsTr("Warnings", "of the log"), qsTr("Errors", "of the log")]

    spacing: Theme.spaceSmall

    Flow {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space
        Layout.rightMargin: Theme.space
        spacing: Theme.spaceSmall

        ChoiceBox {
            currentIndex: root.diagnostics.logLevel
            displayText: qsTr("Write down: %1", "how much is told in the log").arg(root.levels[root.diagnostics.logLevel])
            implicitWidth: 232
            label: qsTr("How much is written down")
            model: root.levels

            onActivated: index => root.diagnostics.logLevel = index
        }

        ChoiceBox {
            currentIndex: root.lines.level
            displayText: qsTr("Show: %1", "which lines of the log").arg(root.levels[root.lines.level])
            implicitWidth: 200
            label: qsTr("Which lines are shown")
            model: root.levels

            onActivated: index => root.lines.level = index
        }

        ChoiceBox {
            currentIndex: root.parts.indexOf(root.lines.category)
            displayText: root.lines.category.length > 0 ? root.lines.category : qsTr("All parts", "of the program")
            implicitWidth: 200
            label: qsTr("Which part of the program")
            model: root.parts.map(category => category.length > 0 ? category : qsTr("All parts", "of the program"))

            onActivated: index => root.lines.category = root.parts[index]
        }
    }

    ListView {
        id: list

        /// What is new stays in view, unless one has gone up to read.
        property bool isFollowing: true

        Layout.fillHeight: true
        Layout.fillWidth: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        model: root.lines

        Accessible.name: qsTr("Log")
        Accessible.role: Accessible.List
        Keys.onPressed: event => {
            if (event.key === Qt.Key_End)
                list.follow();
            else if (event.key === Qt.Key_Home)
                list.currentIndex = 0;
        }
        ScrollBar.vertical: ThinScrollBar {
            onPressedChanged: list.isFollowing = !pressed && list.atYEnd
        }

        Component.onCompleted: list.follow()
        onActiveFocusChanged: {
            if (list.activeFocus && list.isFollowing)
                list.currentIndex = list.count - 1;
        }
        onCountChanged: {
            if (list.isFollowing)
                list.follow();
        }
        onCurrentIndexChanged: {
            if (list.activeFocus)
                list.isFollowing = list.currentIndex === list.count - 1;
        }
        onMovementEnded: list.isFollowing = list.atYEnd
        // Where the end is, is guessed at first, and known once its rows are laid out.
        onAtYEndChanged: {
            if (!list.moving)
                list.stayAtEnd();
        }
        onContentHeightChanged: list.stayAtEnd()
        onHeightChanged: list.stayAtEnd()

        function follow() {
            list.isFollowing = true;
            if (list.activeFocus)
                list.currentIndex = list.count - 1;
            list.stayAtEnd();
        }

        function stayAtEnd() {
            if (list.isFollowing)
                list.positionViewAtEnd();
        }

        delegate: LogRow {
            required property int level

            ink: level >= LogListModel.Level.Critical ? Theme.danger : level === LogListModel.Level.Warning ? Theme.warning : Theme.text
            kind: level >= LogListModel.Level.Warning ? root.levels[level] : ""
        }

        BodyText {
            anchors.centerIn: parent
            color: Theme.muted
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("There is no such line.")
            visible: list.count === 0
            width: parent.width - 2 * Theme.space
        }

        QuietButton {
            anchors.bottom: parent.bottom
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("To the newest line")
            visible: !list.isFollowing

            onClicked: list.follow()
        }
    }
}
