// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// The mark of Vatochito, in colour.
Image {
    id: root

    property int size: Theme.row

    height: root.size
    source: Theme.iconSource("mark")
    sourceSize.height: root.size
    sourceSize.width: root.size
    width: root.size

    Accessible.ignored: true
}
