// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// Text on one line, cut with an ellipsis where the room ends.
Text {
    id: root

    clip: Theme.hasPiledMarks(root.text)
    color: Theme.text
    elide: Text.ElideRight
    font.pixelSize: Theme.sizeBody
    maximumLineCount: 1
    textFormat: Text.PlainText
    topPadding: Theme.gujaratiRise(root.text, root.font.pixelSize)
    verticalAlignment: Text.AlignVCenter
    wrapMode: Text.NoWrap
}
