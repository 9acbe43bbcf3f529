// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// What else a search for messages understands. The words for it are those of SearchQuery.
BodyText {
    color: Theme.muted
    font.pixelSize: Theme.sizeSmall
    text: qsTr("You can also write from:NAME, after:2026-01-31, before:2026-01-31 or \"words together\".")

    Accessible.name: text
    Accessible.role: Accessible.StaticText
}
