// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Theme

TestCase {
    id: test

    name: "Theme"

    readonly property real readable: 4.5

    function linear(channel: real): real {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    /// Relative luminance (WCAG 2.1).
    function luminance(shade: color): real {
        return 0.2126 * test.linear(shade.r) + 0.7152 * test.linear(shade.g) + 0.0722 * test.linear(shade.b);
    }

    function contrast(one: color, other: color): real {
        const bright = Math.max(test.luminance(one), test.luminance(other));
        const dim = Math.min(test.luminance(one), test.luminance(other));
        return (bright + 0.05) / (dim + 0.05);
    }

    function cleanup() {
        Theme.dark = false;
        Theme.reducedMotion = false;
    }

    function everyTheme() {
        return [{ tag: "light", dark: false }, { tag: "dark", dark: true }];
    }

    function test_textOnEveryGround_isReadable_data() {
        return test.everyTheme();
    }

    function test_textOnEveryGround_isReadable(data) {
        Theme.dark = data.dark;
        for (const ink of ["text", "accent", "danger", "success", "warning"]) {
            for (const ground of ["window", "surface", "raised", "ownBubble", "otherBubble", "mention"])
                verify(test.contrast(Theme[ink], Theme[ground]) >= test.readable, ink + " on " + ground);
        }
    }

    function test_quietText_isReadableWhereItIsUsed_data() {
        return test.everyTheme();
    }

    function test_quietText_isReadableWhereItIsUsed(data) {
        Theme.dark = data.dark;
        for (const ground of ["window", "surface", "raised", "otherBubble", "mention"])
            verify(test.contrast(Theme.muted, Theme[ground]) >= test.readable, "muted on " + ground);
        verify(test.contrast(Theme.ownMuted, Theme.ownBubble) >= test.readable);
        verify(test.contrast(Theme.accentInk, Theme.accent) >= test.readable);
        verify(test.contrast(Theme.surface, Theme.danger) >= test.readable);
    }

    function test_eightHues_areReadableOnBothBubblesAndUnderInitials_data() {
        return test.everyTheme();
    }

    function test_eightHues_areReadableOnBothBubblesAndUnderInitials(data) {
        Theme.dark = data.dark;
        for (let hue = 0; hue < 8; ++hue) {
            verify(test.contrast(Theme.nameColor(hue), Theme.ownBubble) >= test.readable, "name " + hue);
            verify(test.contrast(Theme.nameColor(hue), Theme.otherBubble) >= test.readable, "name " + hue);
            verify(test.contrast(Theme.avatarInk, Theme.avatarColor(hue)) >= test.readable, "avatar " + hue);
        }
    }

    function test_lineWithGujarati_isHigher() {
        compare(Theme.lineHeightOf("Hello"), 1.35);
        compare(Theme.lineHeightOf("Hello, કેમ છો?"), 1.5);
    }

    function test_reducedMotion_leavesNone() {
        Theme.reducedMotion = true;
        compare(Theme.quick, 0);
        compare(Theme.calm, 0);
    }
}
