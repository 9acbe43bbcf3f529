// SPDX-License-Identifier: GPL-3.0-or-later
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// What everybody should know before they go on, above the page.
Banner {
    id: root

    required property AppController app

    actionText: qsTr("Close", "a notice")
    ink: Theme.danger
    isShown: root.app.notice.length > 0
    text: root.app.notice

    onActionTriggered: root.app.dismissNotice()
}
