"""Runs the tests of this folder, with a module made impossible to import: suite.py [--without MODULE] [NAME…]"""
import sys
import unittest
from pathlib import Path

arguments = sys.argv[1:]
if arguments[:1] == ["--without"]:
    sys.modules[arguments[1]] = None
    arguments = arguments[2:]
here = Path(__file__).resolve().parent
sys.path.insert(0, str(here))
loader = unittest.defaultTestLoader
suite = loader.loadTestsFromNames(arguments) if arguments else loader.discover(str(here), pattern="test_*.py")
result = unittest.TextTestRunner(verbosity=1).run(suite)
for test, why in result.skipped:
    print(f"skipped: {test}: {why}")
sys.exit(not result.wasSuccessful())
