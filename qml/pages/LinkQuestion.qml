// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Vatochito.Components
import Vatochito.Models

/// Asks before a link that looks like another place is opened.
Item {
    id: root

    required property LinkOpener links

    Connections {
        target: root.links

        function onQuestioned(link, destination) {
            question.createObject(root, {
                "link": link,
                "destination": destination
            });
        }
    }

    Component {
        id: question

        Question {
            id: asked

            required property string link
            required property string destination

            actionText: qsTr("Open")
            text: qsTr("This link is not what it looks like. It opens %1").arg(asked.destination)
            title: qsTr("Open this link?")
            visible: true

            onClosed: asked.destroy()
            onConfirmed: root.links.openAnyway(asked.link)
        }
    }
}
