// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Remembers what it is asked for; accepts everything unless told not to.
QtObject {
    id: root

    enum ProxyKind {
        System,
        None,
        Http,
        Socks5
    }

    property int proxyKind: NetworkSettingsController.ProxyKind.System
    property string proxyHost: ""
    property string proxyPort: ""
    property string proxyUser: ""
    property string proxyPassword: ""
    property string socketAddress: ""
    property string authority: ""
    property string proxyHostError: ""
    property string proxyPortError: ""
    property string socketError: ""
    property string authorityError: ""
    property string outcome: ""
    property bool isOutcomeGood: true
    property bool isRefusing: false
    property var applied: []
    property var trusted: []
    property int distrusts: 0

    function apply(kind, host, port, user, password, socketAddress) {
        root.applied.push([kind, host, port, user, password, socketAddress]);
        return !root.isRefusing;
    }

    function trust(file) {
        root.trusted.push(file.toString());
    }

    function distrust() {
        ++root.distrusts;
    }
}
