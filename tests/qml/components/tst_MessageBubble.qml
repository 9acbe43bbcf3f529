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

        function test_html_isShownAsItWasTyped() {
            const html = test.bubble({ "text": "<b>html</b><br>x" });
            compare(html.laidOutText, "<b>html</b><br>x");
            verify(!html.hasLinks);
            verify(html.height < 2 * Theme.icon, "one line");
        }

        function test_link_isPressed() {
            const made = test.bubble({ "text": "http://x.example", "linkedText": "<a href=\"http://x.example\">http://x.example</a>" });
            const spy = createTemporaryQmlObject("import QtTest; SignalSpy { signalName: 'linkActivated' }", root);
            spy.target = made;
            mouseClick(made, Theme.space + Theme.spaceLarge, Theme.spaceMedium);
            compare(spy.count, 1);
            compare(spy.signalArguments[0][0], "http://x.example");
        }

        function test_longText_isFoldedUntilAskedFor() {
            const made = test.bubble({ "text": "x".repeat(65536) });
            verify(made.isFolded);
            verify(made.laidOutText.length < 5000);
            const folded = made.height;
            mouseClick(made, Theme.spaceLarge, made.height - Theme.target / 2);
            verify(!made.isFolded);
            verify(made.height > 4 * folded);
        }

        function test_endlessWord_isBrokenAnywhere() {
            const made = test.bubble({ "text": "x".repeat(65536) });
            compare(test.textOf(made).wrapMode, Text.WrapAnywhere);
            made.isUnfolded = true;
            compare(test.textOf(made).wrapMode, Text.WrapAnywhere);
            verify(test.textOf(made).contentWidth <= test.textOf(made).width);
            compare(test.textOf(test.bubble({ "text": "word ".repeat(2000) })).wrapMode, Text.Wrap);
        }

        function test_foldedText_isNotCutThroughACharacter() {
            const made = test.bubble({ "text": "x" + "😀".repeat(4000) });
            verify(!/[\ud800-\udbff]…$/.test(made.laidOutText));
        }

        function textOf(bubble: MessageBubble): BodyText {
            for (let i = 0; i < bubble.children.length; ++i) {
                if (bubble.children[i] as BodyText)
                    return bubble.children[i] as BodyText;
            }
            return null;
        }

        function test_piledMarks_stayInTheirBubble() {
            verify(test.textOf(test.bubble({ "text": "a" + "\u0301".repeat(40) })).clip);
            verify(!test.textOf(test.bubble({ "text": "é કેમ છો" })).clip);
        }

        function test_text_isSelectedByMouseAndCopied() {
            const made = test.bubble({ "text": "hello there everybody" });
            const spy = createTemporaryQmlObject("import QtTest; SignalSpy { signalName: 'copyRequested' }", root);
            spy.target = made;
            mouseMove(made, Theme.spaceMedium + 2, Theme.spaceMedium);
            const without = made.height;
            mouseDrag(made, Theme.spaceMedium, Theme.spaceMedium, 60, 0);
            verify(made.isSelecting);
            compare(made.height, without, "nothing moves");
            keyClick(Qt.Key_C, Qt.ControlModifier);
            compare(spy.count, 1);
            verify("hello there everybody".startsWith(spy.signalArguments[0][0]));
        }

        function test_text_isSelectedByKeyboard() {
            const made = test.bubble({ "text": "<b>one</b>\ntwo  three" });
            const spy = createTemporaryQmlObject("import QtTest; SignalSpy { signalName: 'copyRequested' }", root);
            spy.target = made;
            made.selectAll();
            keyClick(Qt.Key_C, Qt.ControlModifier);
            compare(spy.signalArguments[0][0], "<b>one</b>\ntwo  three");
            keyClick(Qt.Key_Left, Qt.ShiftModifier);
            keyClick(Qt.Key_C, Qt.ControlModifier);
            compare(spy.signalArguments[1][0], "<b>one</b>\ntwo  thre");
        }

        function test_attachment_isALineAboveTheText() {
            const made = test.bubble({ "attachmentText": "📷 photo.jpg", "text": "look" });
            compare(made.shownText, "📷 photo.jpg\nlook");
        }
    }
}
