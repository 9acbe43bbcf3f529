// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// Text of one or more lines. Gujarati gets more room between its lines than Latin.
Text {
    id: root

    clip: Theme.hasPiledMarks(root.text)
    color: Theme.text
    font.pixelSize: Theme.sizeBody
    lineHeight: Math.ceil(root.font.pixelSize * Theme.lineHeightOf(root.text))
    lineHeightMode: Text.FixedHeight
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
}
