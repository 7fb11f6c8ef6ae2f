"""The structures of ctypes are those of a C compiler: sizes, places, and the standard options."""
import ctypes
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from hstar import _options, _structures

ROOT = Path(os.environ["HSTAR_SOURCE"])


def program():
    lines = ['#include "hstar.h"', "#include <stdio.h>", "int main(void) {", "const hstar_options o = HSTAR_OPTIONS;"]
    for name, structure in _structures.STRUCTURES.items():
        lines.append(f'printf("{name} %zu\\n", sizeof({name}));')
        for field, *_ in structure._fields_:
            c_name = _structures.C_NAMES.get(field, field)
            lines.append(f'printf("{name}.{field} %zu %zu\\n", offsetof({name}, {c_name}), sizeof((({name} *)0)->{c_name}));')
    for field, kind in _structures.OptionsStructure._fields_:
        c_name = _structures.C_NAMES.get(field, field)
        if kind in (ctypes.c_double, ctypes.c_int, ctypes.c_uint, ctypes.c_size_t, ctypes.c_ulonglong):
            lines.append(f'printf("standard.{field} %.17g\\n", (double)o.{c_name});')
        else:
            lines.append(f'printf("standard.{field} %d\\n", o.{c_name} != 0);')
    return "\n".join(lines + ["return 0; }"])


class Layout(unittest.TestCase):
    def test_it_is_that_of_the_compiler(self):
        cc = shutil.which(os.environ.get("CC") or "cc")
        if not cc:
            self.skipTest("there is no C compiler")
        with tempfile.TemporaryDirectory() as place:
            source = Path(place) / "layout.c"
            source.write_text(program())
            environment = {key: value for key, value in os.environ.items() if key != "LD_PRELOAD"}
            subprocess.run([cc, "-I", ROOT / "src", source, "-o", Path(place) / "layout"], check=True, env=environment)
            told = subprocess.run([Path(place) / "layout"], check=True, capture_output=True, text=True, env=environment).stdout
        options = _structures.OptionsStructure()
        _options.standard(options)
        for line in told.splitlines():
            name, *numbers = line.split()
            with self.subTest(name):
                owner, _, field = name.partition(".")
                if owner == "standard":
                    value = getattr(options, field)
                    self.assertEqual(float(numbers[0]), float(value) if isinstance(value, (int, float)) else float(bool(value)))
                elif field:
                    place = getattr(_structures.STRUCTURES[owner], field)
                    self.assertEqual([int(n) for n in numbers], [place.offset, place.size])
                else:
                    self.assertEqual(int(numbers[0]), ctypes.sizeof(_structures.STRUCTURES[owner]))


if __name__ == "__main__":
    unittest.main()
