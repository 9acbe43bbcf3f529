# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on an include, link or QML import that ARCHITECTURE.md does not allow, on cycles, and on homeless files."""

import re
import sys
import pathlib
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import house

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)
QML_IMPORT = re.compile(r"^\s*import\s+Vatochito\.(\w+)", re.M)
LINK = re.compile(r"\bVatochito::(\w+)")
# Libraries that one room alone may see: (include prefix, rooms).
RESERVED = [
    (re.compile(r'#\s*include\s+[<"](?:boost/(?:beast|asio)\b)'), {"transport", "serverapp"}, "Boost.Beast and Asio"),
    (re.compile(r'#\s*include\s+[<"](?:soci/|sqlite3)'), {"store"}, "SOCI"),
    (re.compile(r'#\s*include\s+<(?:QSql|QtSql)'), {"storage"}, "QtSql"),
    (re.compile(r'#\s*include\s+<QWebSocket'), {"net"}, "QtWebSockets"),
    (re.compile(r'#\s*include\s+[<"](?:qt6keychain|qtkeychain|keychain)'), {"platform"}, "qtkeychain"),
]
# Whoever says one of these goes on past a certificate that is wrong.
UNCHECKED_TLS = re.compile(r"\bignoreSslErrors\b|\bVerifyNone\b|\bQueryPeer\b|\bAutoVerifyPeer\b")

# A folder that is gone when the test is.
UNREAD_FOLDER = re.compile(r"\bQTemporaryDir\b|\btemp_directory_path\b|\bmkdtemp\b")


def forbidden_arrow(room, target, arrows):
    return target != room and target not in arrows.get(room, set())


def qml_room(module):
    return module.lower()


class Arrows(unittest.TestCase):
    def setUp(self):
        self.arrows = house.arrows()
        self.sources = [f for f in house.tracked("src/*.h", "src/*.cpp", "src/*.mm", "app/*.h", "app/*.cpp")]

    def test_everySourceFile_belongsToARoomOfThePlan(self):
        for file in self.sources + house.tracked("qml/*.qml"):
            with self.subTest(file=str(file.relative_to(house.ROOT))):
                self.assertIn(house.room_of(file), self.arrows)

    def test_includes_followTheArrows(self):
        for file in self.sources:
            room = house.room_of(file)
            for include in INCLUDE.findall(file.read_text(encoding="utf-8")):
                target = house.room_of_include(include)
                if target is not None and target in self.arrows:
                    with self.subTest(file=str(file.relative_to(house.ROOT)), include=include):
                        self.assertFalse(forbidden_arrow(room, target, self.arrows))

    def test_qmlImports_followTheArrows(self):
        for file in house.tracked("qml/*.qml"):
            room = house.room_of(file)
            for module in QML_IMPORT.findall(file.read_text(encoding="utf-8")):
                with self.subTest(file=str(file.relative_to(house.ROOT)), module=module):
                    self.assertFalse(forbidden_arrow(room, qml_room(module), self.arrows))

    def test_reservedLibraries_areSeenInTheirRoomsAlone(self):
        for file in self.sources:
            text = file.read_text(encoding="utf-8")
            for pattern, rooms, name in RESERVED:
                if pattern.search(text):
                    with self.subTest(file=str(file.relative_to(house.ROOT)), library=name):
                        self.assertIn(house.room_of(file), rooms)

    def test_badCertificates_areAcceptedNowhere(self):
        # The doctor looks at what is wrong with one, and sends nothing secret.
        for file in [f for f in self.sources if f.name != "TlsProbe.cpp"]:
            with self.subTest(file=str(file.relative_to(house.ROOT))):
                self.assertIsNone(UNCHECKED_TLS.search(file.read_text(encoding="utf-8")))

    def test_foldersOfTests_leaveTraces(self):
        # What a test writes elsewhere, tests/secrecy does not read. Benches are no part of a run of the tests.
        for file in house.tracked("tests/*.h", "tests/*.cpp"):
            parts = file.relative_to(house.ROOT).parts
            if parts[1] in {"support", "bench"}:
                continue
            with self.subTest(file=str(file.relative_to(house.ROOT))):
                self.assertIsNone(UNREAD_FOLDER.search(file.read_text(encoding="utf-8")), "use TestFolder")

    def test_qmlElement_isSaidInModelsAlone(self):
        for file in self.sources:
            if re.search(r"^\s*QML_(ELEMENT|NAMED_ELEMENT|ANONYMOUS|SINGLETON)", file.read_text(encoding="utf-8"), re.M):
                with self.subTest(file=str(file.relative_to(house.ROOT))):
                    self.assertEqual(house.room_of(file), "models")

    def test_theme_isTheOnlyQmlSingleton(self):
        for file in house.tracked("qml/*.qml"):
            if re.search(r"^pragma Singleton", file.read_text(encoding="utf-8"), re.M):
                with self.subTest(file=str(file.relative_to(house.ROOT))):
                    self.assertEqual(house.room_of(file), "theme")

    def test_arrows_haveNoCycle(self):
        finished, open_path = set(), []

        def visit(room):
            self.assertNotIn(room, open_path, " -> ".join(open_path + [room]))
            if room in finished:
                return
            open_path.append(room)
            for target in self.arrows.get(room, ()):
                visit(target)
            open_path.pop()
            finished.add(room)

        for room in self.arrows:
            visit(room)

    def test_includesBetweenHeaders_haveNoCycle(self):
        graph = {}
        for file in self.sources:
            if file.suffix == ".h" and file.relative_to(house.ROOT).parts[0] == "src":
                name = str(file.relative_to(house.ROOT / "src"))
                graph[name] = INCLUDE.findall(file.read_text(encoding="utf-8"))
        finished, open_path = set(), []

        def visit(name):
            self.assertNotIn(name, open_path, " -> ".join(open_path + [name]))
            if name in finished or name not in graph:
                return
            open_path.append(name)
            for target in graph[name]:
                visit(target)
            open_path.pop()
            finished.add(name)

        for name in graph:
            visit(name)

    def test_aForbiddenArrow_isFound(self):
        self.assertTrue(forbidden_arrow("core", "net", self.arrows))
        self.assertTrue(forbidden_arrow("components", "models", self.arrows))
        self.assertFalse(forbidden_arrow("net", "protocol", self.arrows))


class Plan(unittest.TestCase):
    def test_roomsOfThePlan_exist(self):
        for folder in house.rooms():
            with self.subTest(folder=folder):
                self.assertTrue((house.ROOT / folder).is_dir())

    def test_foldersOfTheSources_areInThePlan(self):
        named = set(house.rooms())
        for file in house.tracked("src/*.h", "src/*.cpp", "app/*.cpp", "qml/*.qml"):
            folder = str(file.parent.relative_to(house.ROOT))
            with self.subTest(folder=folder):
                self.assertIn(folder, named)

    def test_topLevel_holdsOnlyWhatWasAgreed(self):
        agreed = {"app", "qml", "src", "resources", "tests", "packaging"}
        found = {f.relative_to(house.ROOT).parts[0] for f in house.tracked() if len(f.relative_to(house.ROOT).parts) > 1}
        self.assertEqual(set(), {f for f in found if not f.startswith(".")} - agreed)

    def test_sourceFiles_beginWithTheirLicence(self):
        for file in house.tracked("*.h", "*.cpp", "*.mm", "*.qml", "*.py", "*.sh", "CMakeLists.txt", "*.cmake", "dev"):
            head = file.read_text(encoding="utf-8").splitlines()[:3]
            with self.subTest(file=str(file.relative_to(house.ROOT))):
                self.assertTrue(any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in head))


if __name__ == "__main__":
    unittest.main(verbosity=1)
