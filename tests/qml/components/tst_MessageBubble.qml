// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Components
import Vatochito.Theme

Item {
    id: root

    height: 400
    width: 600

    Component {
        id: bubbles

        MessageBubble {
            delivery: StateMark.Delivery.Sent
            height: implicitHeight
            isOwn: true
            maximumWidth: 300
            text: "ok"
            time: "10:42"
            width: implicitWidth
        }
    }

    TestCase {
        id: test

        name: "MessageBubble"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
        }

        function bubble(properties: var): MessageBubble {
            const made = createTemporaryObject(bubbles, root, properties);
            waitForRendering(root);
            return made;
        }

        function test_shortText_hasTheTimeInItsOnlyLine() {
            const made = test.bubble({});
            verify(made.isFooterInLine);
            verify(made.height < 2 * Theme.icon);
        }

        function test_fullLine_hasTheTimeBelow() {
            const brief = test.bubble({ "text": "WWWWW" });
            let full = brief;
            for (let letters = 6; full.isFooterInLine && letters < 60; ++letters)
                full = test.bubble({ "text": "W".repeat(letters) });
            verify(!full.isFooterInLine);
            verify(full.height > brief.height);
            verify(full.height < 3 * Theme.icon, "time never causes a third line");
        }

        function test_longText_staysWithinTheMaximum() {
            const made = test.bubble({ "text": "word ".repeat(80) });
            verify(made.width <= 300);
        }

        function test_addressWithoutSpaces_isBroken() {
            const made = test.bubble({ "text": "https://example.org/" + "a".repeat(200) });
            verify(made.width <= 300);
        }

        function test_gujarati_getsHigherLines() {
            const latin = test.bubble({});
            const gujarati = test.bubble({ "text": "કેમ છો" });
            verify(gujarati.height > latin.height);
        }

        function test_senderName_standsAboveTheText() {
            const without = test.bubble({ "isOwn": false });
            const named = test.bubble({ "isOwn": false, "senderName": "Bob Builder" });
            verify(named.height > without.height);
            verify(named.width >= without.width);
        }

        function test_attachment_isALineAboveTheText() {
            const made = test.bubble({ "attachmentText": "📷 photo.jpg", "text": "look" });
            compare(made.shownText, "📷 photo.jpg\nlook");
        }
    }
}
