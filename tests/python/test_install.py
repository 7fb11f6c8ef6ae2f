"""Where the library is looked for, and what `import hstar` says where it is not; and `pip install src/python`."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(os.environ["HSTAR_SOURCE"]) / "src/python"
LIBRARY = os.environ["HSTAR_LIBRARY"]
SAY = "import hstar, math; print(hstar.__version__, hstar.diff(math.sin, 1)); print(hstar.__file__)"


def run(program, **environment):
    kept = {key: value for key, value in os.environ.items() if key not in ("HSTAR_LIBRARY", "PYTHONPATH", "LD_LIBRARY_PATH")}
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env={**kept, **environment}, cwd="/")


class Installed(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.folder = Path(self.place.name)

    def tearDown(self):
        self.place.cleanup()

    def test_under_a_prefix(self):
        module = self.folder / "a prefix/lib/python3/dist-packages"
        shutil.copytree(SOURCE / "hstar", module / "hstar")
        shutil.copy(LIBRARY, self.folder / "a prefix/lib/libhstar.so.0.2")
        told = run(SAY, PYTHONPATH=str(module))
        self.assertIn("0.5403023058681 ±", told.stdout, told.stderr)

    def test_nowhere(self):
        told = run(SAY, PYTHONPATH=str(SOURCE))
        if told.returncode == 0:
            self.skipTest("this system has libhstar installed")
        self.assertRegex(told.stderr, r"ImportError: hstar: libhstar\.so\.0\.2 was not found .*HSTAR_LIBRARY=")

    def test_a_wrong_one(self):
        for name, why in (("/nonexistent.so", "does not name a library that can be loaded"), ("libm.so.6", "is not libhstar of version 0.2")):
            told = run(SAY, PYTHONPATH=str(SOURCE), HSTAR_LIBRARY=name)
            self.assertRegex(told.stderr, f"ImportError: hstar: .*{why}")

    def test_another_version(self):
        cc = shutil.which(os.environ.get("CC") or "cc")
        if not cc:
            self.skipTest("there is no C compiler")
        bare = {key: value for key, value in os.environ.items() if key != "LD_PRELOAD"}
        (self.folder / "old.c").write_text("unsigned hstar_version_number(void) { return 10305; }")
        subprocess.run([cc, "-shared", "-fPIC", "-o", self.folder / "old.so", self.folder / "old.c"], check=True, env=bare)
        told = run(SAY, PYTHONPATH=str(SOURCE), HSTAR_LIBRARY=str(self.folder / "old.so"))
        self.assertRegex(told.stderr, r"ImportError: hstar: .*old\.so is version 1\.3\.5, and this module is for 0\.2")

    def test_the_version_is_that_of_the_library(self):
        project = re.search(r"^project\(hstar VERSION ([0-9.]+)", (SOURCE.parents[1] / "CMakeLists.txt").read_text(), re.M)
        self.assertIn(f'VERSION = "{project[1]}"', (SOURCE / "hstar/_version.py").read_text())

    def test_pip(self):
        finder = subprocess.run([SOURCE.parents[1] / "scripts/python", "pip", "setuptools"], capture_output=True, text=True)
        if finder.returncode:
            self.skipTest("no Python here has pip and setuptools")
        copy = self.folder / "source"
        shutil.copytree(SOURCE, copy)
        done = subprocess.run([finder.stdout.strip(), "-m", "pip", "install", "--no-build-isolation", "--no-deps", "--no-index", "-q", "--target", self.folder / "site", copy],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        told = run(SAY, PYTHONPATH=str(self.folder / "site"), HSTAR_LIBRARY=LIBRARY)
        self.assertIn("site/hstar", told.stdout, told.stderr)
        self.assertTrue((self.folder / "site/hstar/py.typed").exists())
        self.assertTrue(re.search(r"^Version: 0\.2\.0$", next((self.folder / "site").glob("hstar-*/METADATA")).read_text(), re.M))


if __name__ == "__main__":
    unittest.main()
