# SPDX-License-Identifier: GPL-3.0-or-later
"""The scanner finds each kind of leak, and nothing where there is none."""

import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as tree

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import scan

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjo3fQ.c2lnbmF0dXJlc2ln"
TEXT = "the heron nests behind the old mill"


class ScannerTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        self.write_database("alice.db", [TEXT, "ok", "x" * 50])

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def write_database(self, name, texts):
        connection = sqlite3.connect(self.root / name)
        connection.execute("CREATE TABLE message (content TEXT)")
        connection.executemany("INSERT INTO message VALUES (?)", [(text,) for text in texts])
        connection.commit()
        connection.close()

    def found(self):
        return sorted({finding.rule for finding in scan.Scan(scan.files_under([self.root])).found})

    def test_cleanRun_hasNothing(self):
        self.write("vatochito.log", "[WebSocket] Connecting to: ws://h/ws/chat/4/?token=...\nok x done\n")
        self.assertEqual(self.found(), [])

    def test_textInALog_isFound(self):
        self.write("logs/vatochito.log", f"line one\nsending {TEXT} now\n")
        self.assertEqual(self.found(), ["messageTexts"])

    def test_finding_namesFileAndLine(self):
        self.write("logs/vatochito.log", f"line one\nsending {TEXT} now\n")
        [finding] = scan.Scan(scan.files_under([self.root])).of("messageTexts")
        self.assertTrue(finding.endswith("vatochito.log:2: a message text"), finding)

    def test_gujaratiText_isFound(self):
        self.write_database("bob.db", ["કાલે સાંજે સાત વાગ્યે મળીએ?"])
        self.write("stderr", "કાલે સાંજે સાત વાગ્યે મળીએ?")
        self.assertEqual(self.found(), ["messageTexts"])

    def test_textOfAWriteAheadLog_isFound(self):
        connection = sqlite3.connect(self.root / "bob.db")
        self.addCleanup(connection.close)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE outbox (content TEXT)")
        connection.execute("INSERT INTO outbox VALUES ('still in the log of the database')")
        connection.commit()
        self.write("stderr", "still in the log of the database")
        self.assertEqual(self.found(), ["messageTexts"])

    def test_textWhereItBelongs_isNoLeak(self):
        self.write_database("copy.db.aside-20261125", [TEXT])
        self.write("history.answers", TEXT)
        self.assertEqual(self.found(), [])

    def test_token_isFoundInWhateverFile(self):
        for name in ("vatochito.log", "history.answers", "profile.ini"):
            with self.subTest(name=name):
                self.write(name, f"access={JWT}")
                self.assertEqual(self.found(), ["tokens"])
                (self.root / name).unlink()

    def test_token_isFoundInADatabase(self):
        self.write_database("eve.db", [JWT])
        self.assertEqual(self.found(), ["tokens"])

    def test_tokenThatIsNoJwt_isFoundInAnAddress(self):
        self.write("vatochito.log", "ws://h/ws/chat/4/?token=secret")
        self.assertEqual(self.found(), ["tokens"])

    def test_header_isFound(self):
        self.write("vatochito.log", "authorization: Bearer")
        self.assertEqual(self.found(), ["tokens"])

    def test_password_isFoundInADatabase(self):
        self.write_database("eve.db", ["Test@123"])
        self.assertEqual(self.found(), ["passwords"])

    def test_passwordOfAForm_isFound(self):
        self.write("server.log", "username=a&password=Test%401234")
        self.assertEqual(self.found(), ["passwords"])

    def test_keychainOfTheSession_isLeftOut(self):
        self.write("data/keyrings/login.keyring", JWT)
        self.assertEqual(self.found(), [])

    def test_runThatLeftNothing_fails(self):
        done = subprocess.run([sys.executable, scan.__file__, str(self.root / "alice.db")], capture_output=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"secrecy.enoughWasRead: FAILED", done.stdout)

    def test_longTests_areAskedForLess(self):
        for name in ("bob.db", "server.db"):
            self.write_database(name, [f"message {number} of many" for number in range(100)])
        for arguments, code in (([], 1), (["--long"], 0)):
            with self.subTest(arguments=arguments):
                done = subprocess.run([sys.executable, scan.__file__, *arguments, str(self.root)], capture_output=True)
                self.assertEqual(done.returncode, code)

    def test_textsThatBeginAlike_areToldApart(self):
        self.write_database("bob.db", ["message 1000", "message 1000 once more", "message 2000"])
        self.write("stderr", "message 1001, message 10")
        self.assertEqual(self.found(), [])
        self.write("stderr", "message 1001, message 2000")
        self.assertEqual(self.found(), ["messageTexts"])

    def test_junit_tellsEachRuleAsATest(self):
        self.write("vatochito.log", JWT)
        report = self.root / "secrecy.xml"
        subprocess.run([sys.executable, scan.__file__, "--junit", str(report), str(self.root)], capture_output=True)
        cases = {case.get("name"): case.get("status") for case in tree.parse(report).getroot().iter("testcase")}
        self.assertEqual(cases, {"secrecy.noTokensAnywhere": "fail", "secrecy.noPasswordsAnywhere": "run",
                                 "secrecy.noMessageTextsOutsideDatabases": "run", "secrecy.enoughWasRead": "fail"})


if __name__ == "__main__":
    unittest.main(verbosity=1)
