"""The examples of the pages, the ```python blocks with >>> in them, print what the pages show."""
import doctest
import os
import re
import unittest
from pathlib import Path

ROOT = Path(os.environ["HSTAR_SOURCE"])


class Docs(unittest.TestCase):
    def test_pages(self):
        for page in ("README.md", "docs/python.md"):
            text = (ROOT / page).read_text(encoding="utf-8")
            blocks = re.findall(r"^```python\n(.*?)^```$", text, flags=re.S | re.M)
            test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, page, page, 0)
            self.assertGreater(len(test.examples), 2)
            told = []
            doctest.DocTestRunner(verbose=False).run(test, out=told.append)
            self.assertEqual("".join(told), "", page)


if __name__ == "__main__":
    unittest.main()
