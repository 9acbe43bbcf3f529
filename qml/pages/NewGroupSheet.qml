// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// Gives a new group its name and its members.
Sheet {
    id: root

    required property PeopleSearchModel people
    /// Ids of users.
    property var chosen: []

    signal groupRequested(string title)

    title: qsTr("New group")

    function toggle(userId: double) {
        const others = root.chosen.filter(id => id !== userId);
        root.chosen = others.length < root.chosen.length ? others : others.concat([userId]);
    }

    function create() {
        root.close();
        root.groupRequested(name.text.trim());
    }

    Field {
        id: name

        Layout.fillWidth: true
        Layout.leftMargin: Theme.space
        Layout.rightMargin: Theme.space
        focus: true
        label: qsTr("Name of the group")
    }

    PeopleList {
        Layout.fillHeight: true
        Layout.fillWidth: true
        chosen: root.chosen
        people: root.people

        onPersonChosen: userId => root.toggle(userId)
    }

    RowLayout {
        Layout.leftMargin: Theme.space
        Layout.rightMargin: Theme.space

        LineText {
            Layout.fillWidth: true
            color: Theme.muted
            text: root.chosen.length > 0 ? qsTr("%n member(s) chosen", "", root.chosen.length) : qsTr("Choose the members")
        }

        PrimaryButton {
            enabled: name.text.trim().length > 0 && root.chosen.length > 0
            text: qsTr("Create")

            onClicked: root.create()
        }
    }
}
