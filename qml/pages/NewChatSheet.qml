// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models

/// Finds somebody to talk to.
Sheet {
    id: root

    required property PeopleSearchModel people
    property string startText: ""

    signal personChosen(double userId)

    title: qsTr("New chat")

    PeopleList {
        Layout.fillHeight: true
        Layout.fillWidth: true
        focus: true
        people: root.people
        startText: root.startText

        onPersonChosen: userId => {
            root.close();
            root.personChosen(userId);
        }
    }
}
