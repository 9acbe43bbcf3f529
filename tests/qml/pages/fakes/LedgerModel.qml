// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Shows what the test puts in, and counts how often it was read.
ListModel {
    id: root

    enum State {
        Loading,
        Read,
        Failed
    }

    property int state: LedgerModel.State.Read
    property int loads: 0

    function load() {
        ++root.loads;
    }
}
