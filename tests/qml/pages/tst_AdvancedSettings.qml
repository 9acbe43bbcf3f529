// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Models
import Vatochito.Pages

Item {
    id: root

    height: 900
    width: 400

    Component {
        id: parts

        AdvancedSettings {
            network: NetworkSettingsController {}
            width: root.width
        }
    }

    TestCase {
        id: test

        name: "AdvancedSettings"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
        }

        function make(): AdvancedSettings {
            const made = createTemporaryObject(parts, root);
            waitForRendering(made);
            made.forceActiveFocus();
            return made;
        }

        function find(item, label) {
            if (item.visible && (item.label === label || item.text === label))
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const found = test.find(item.children[i], label);
                if (found)
                    return found;
            }
            return null;
        }

        function write(item: Item, text: string) {
            item.forceActiveFocus();
            for (const letter of text)
                keyClick(letter);
        }

        function test_proxyFields_areThereForAProxyOfOnesOwnAlone() {
            const made = test.make();
            verify(!test.find(made, "Address of the proxy"));
            made.kind = NetworkSettingsController.ProxyKind.Http;
            verify(test.find(made, "Address of the proxy"));
            verify(test.find(made, "Password of the proxy"));
            made.kind = NetworkSettingsController.ProxyKind.None;
            verify(!test.find(made, "Address of the proxy"));
        }

        function test_whatIsTyped_isUsedByTheButton() {
            const made = test.make();
            mouseClick(test.find(made, "SOCKS5"));
            test.write(test.find(made, "Address of the proxy"), "p.org");
            test.write(test.find(made, "Port"), "1081");
            test.write(test.find(made, "User name, if the proxy asks for one"), "carol");
            test.write(test.find(made, "Password of the proxy"), "secret");
            test.write(test.find(made, "Message address"), "ws");
            mouseClick(test.find(made, "Use this"));
            compare(made.network.applied, [[NetworkSettingsController.ProxyKind.Socks5, "p.org", "1081", "carol", "secret", "ws"]]);
        }

        function test_whatIsWrong_standsBesideItsField_andWhatWasTypedStays() {
            const made = test.make();
            made.kind = NetworkSettingsController.ProxyKind.Http;
            test.write(test.find(made, "Address of the proxy"), "p q");
            made.network.isRefusing = true;
            made.network.proxyHostError = "This is not it.";
            verify(!made.apply());
            verify(test.find(test.find(made, "Address of the proxy"), "This is not it."));
            compare(test.find(made, "Address of the proxy").text, "p q");
        }

        function test_headingsAndRefusals_areReadAloud() {
            const made = test.make();
            compare(test.find(made, "Proxy").Accessible.name, "Proxy");
            made.network.authorityError = "This is no certificate.";
            compare(test.find(made, "This is no certificate.").Accessible.name, "This is no certificate.");
        }

        function dialogOf(item: Item): var {
            for (let i = 0; i < item.children.length; ++i) {
                const child = item.children[i];
                const found = child.item && child.item.chosen ? child.item : test.dialogOf(child);
                if (found)
                    return found;
            }
            return null;
        }

        function test_aFile_isAskedForEachTime_andTrusted() {
            const made = test.make();
            verify(!test.dialogOf(made));
            for (let time = 1; time <= 2; ++time) {
                mouseClick(test.find(made, "Choose a file…"));
                const dialog = test.dialogOf(made);
                tryVerify(() => dialog.visible);
                dialog.chosen("file:///family.pem");
                compare(made.network.trusted.length, time);
                compare(made.network.trusted[time - 1], "file:///family.pem");
                dialog.close();
                tryVerify(() => !dialog.visible);
            }
        }

        function test_trustedAuthority_isNamed_andCanBeTrustedNoLonger() {
            const made = test.make();
            verify(!test.find(made, "Trust it no longer"));
            made.network.authority = "Family authority, valid until 1/1/30";
            verify(test.find(made, "Family authority, valid until 1/1/30"));
            mouseClick(test.find(made, "Trust it no longer"));
            compare(made.network.distrusts, 1);
        }
    }
}
