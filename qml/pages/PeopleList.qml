// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// A field to look for people in, and those it finds.
FocusScope {
    id: root

    required property PeopleSearchModel people
    property string startText: ""
    /// Ids of the people who carry a tick.
    property var chosen: []

    signal personChosen(double userId)

    implicitHeight: column.implicitHeight
    implicitWidth: column.implicitWidth

    Component.onCompleted: {
        root.people.query = root.startText;
        search.text = root.startText;
    }

    ColumnLayout {
        id: column

        anchors.fill: parent
        spacing: Theme.spaceSmall

        SearchField {
            id: search

            Layout.fillWidth: true
            Layout.leftMargin: Theme.space
            Layout.rightMargin: Theme.space
            focus: true
            placeholderText: qsTr("Find people by name")

            onAccepted: list.choose(0)
            onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
            onTextEdited: root.people.query = search.text
        }

        ListView {
            id: list

            function choose(index: int) {
                list.currentIndex = index;
                if (list.currentItem)
                    (list.currentItem as PersonRow).clicked();
            }

            Layout.fillHeight: true
            Layout.fillWidth: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            currentIndex: -1
            implicitHeight: 5 * Theme.header
            model: root.people

            Accessible.name: qsTr("People")
            Accessible.role: Accessible.List
            Keys.onEnterPressed: list.choose(list.currentIndex)
            Keys.onReturnPressed: list.choose(list.currentIndex)
            Keys.onSpacePressed: list.choose(list.currentIndex)
            ScrollBar.vertical: ThinScrollBar {}

            onActiveFocusChanged: {
                if (list.activeFocus && list.currentIndex < 0)
                    list.currentIndex = 0;
            }

            delegate: PersonRow {
                id: row

                required property double userId

                focusPolicy: Qt.NoFocus
                isChosen: root.chosen.includes(row.userId)

                onClicked: root.personChosen(row.userId)
            }

            BodyText {
                anchors.centerIn: parent
                color: Theme.muted
                horizontalAlignment: Text.AlignHCenter
                text: root.people.isSearching && list.count === 0 ? qsTr("Searching…") : root.people.message
                visible: list.count === 0
                width: parent.width - 2 * Theme.spaceLarge
            }
        }
    }
}
