// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

QtObject {
    id: root

    enum Status {
        SignedOut,
        Offline,
        Connecting,
        CatchingUp,
        Online,
        Waiting,
        Unreachable
    }

    property int status: ConnectionController.Status.Waiting
    property bool isBannerShown: false
    property string text: "Reconnecting in 4 s (2 of 5)"
    property string actionText: "Try now"
    property bool isHelpOffered: true
    property int tries: 0

    function act() {
        ++root.tries;
    }
}
