"""Finding libhstar, and what its functions take."""
import ctypes
import ctypes.util
import os
import sysconfig
from ctypes import POINTER, c_char_p, c_double, c_int, c_size_t, c_uint, c_void_p
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

from ._structures import (BatchFunction, ChartStructure, CheckedStructure, ComparedStructure, ErrorStructure, ForecastStructure, LaunchStructure, NoiseStructure,
                          OptimumStructure, OptionsStructure, ResultStructure, ScalarFunction, TableStructure, VectorFunction, Write)
from ._version import VERSION

MAJOR, MINOR = (int(part) for part in VERSION.split(".")[:2])
SONAME = f"libhstar.so.{MAJOR}.{MINOR}"
HOW = (f"build hstar and run `cmake --install`; or name the file: HSTAR_LIBRARY=/path/to/{SONAME}; "
       "or add its folder to LD_LIBRARY_PATH")


def _candidates() -> Iterator[str]:
    """Where the library can be, the surest place first. Under the module's prefix it is beside python3/, or in a lib folder further up."""
    here = Path(__file__).resolve().parent
    multiarch = sysconfig.get_config_var("MULTIARCH") or "."
    for folder in list(here.parents)[:6]:
        for place in (folder, folder / multiarch, folder / "lib", folder / "lib64", folder / "lib" / multiarch):
            if (place / SONAME).is_file():
                yield str(place / SONAME)
    yield SONAME
    found = ctypes.util.find_library("hstar")
    if found:
        yield found


def _open() -> Tuple[ctypes.CDLL, str]:
    named = os.environ.get("HSTAR_LIBRARY")
    if named:
        try:
            return ctypes.CDLL(named), named
        except OSError as error:
            raise ImportError(f"hstar: HSTAR_LIBRARY does not name a library that can be loaded: {error}; {HOW}") from None
    told: List[str] = []
    for name in _candidates():
        try:
            return ctypes.CDLL(name), name
        except OSError as error:
            told.append(str(error))
    raise ImportError(f"hstar: {SONAME} was not found ({told[-1]}); {HOW}")


def _check_version(library: ctypes.CDLL, name: str) -> None:
    try:
        library.hstar_version_number.restype = c_uint
        number = library.hstar_version_number()
    except AttributeError:
        raise ImportError(f"hstar: {name} is not libhstar of version {MAJOR}.{MINOR}; {HOW}") from None
    if number // 100 != MAJOR * 100 + MINOR:
        raise ImportError(f"hstar: {name} is version {number // 10000}.{number // 100 % 100}.{number % 100}, and this module is for "
                          f"{MAJOR}.{MINOR}; {HOW}")


_ERROR = POINTER(ErrorStructure)
_OPTIONS = POINTER(OptionsStructure)
_PROBLEM = POINTER(c_void_p)  # where one is put

# name: what it answers, what it takes. c_int is an hstar_status where an error is taken last.
_PROTOTYPES: Dict[str, Tuple[Any, List[Any]]] = {
    "hstar_version": (c_char_p, []),
    "hstar_status_text": (c_char_p, [c_int]),
    "hstar_differentiate": (c_int, [ScalarFunction, c_void_p, c_double, c_void_p, c_void_p, c_size_t, c_void_p]),
    "hstar_problem_function": (c_int, [VectorFunction, c_void_p, POINTER(c_double), c_size_t, c_size_t, _PROBLEM, _ERROR]),
    "hstar_problem_batch": (c_int, [BatchFunction, c_void_p, POINTER(c_double), c_size_t, c_size_t, _PROBLEM, _ERROR]),
    "hstar_problem_expression": (c_int, [POINTER(c_char_p), c_size_t, c_char_p, _PROBLEM, _ERROR]),
    "hstar_problem_catalogue": (c_int, [c_char_p, c_char_p, _PROBLEM, _ERROR]),
    "hstar_problem_plugin": (c_int, [c_char_p, c_char_p, _PROBLEM, _ERROR]),
    "hstar_problem_program": (c_int, [POINTER(c_char_p), c_size_t, c_char_p, c_double, c_size_t, _PROBLEM, _ERROR]),
    "hstar_problem_um_bridge": (c_int, [c_char_p, c_char_p, c_char_p, c_double, c_size_t, c_uint, _PROBLEM, _ERROR]),
    "hstar_serve_um_bridge": (c_int, [c_void_p, c_char_p, c_char_p, c_uint, POINTER(c_void_p), _ERROR]),
    "hstar_serve_playground": (c_int, [c_char_p, c_char_p, c_uint, POINTER(c_void_p), _ERROR]),
    "hstar_server_address": (c_char_p, [c_void_p]),
    "hstar_server_free": (None, [c_void_p]),
    "hstar_problem_launched": (c_int, [POINTER(c_char_p), c_size_t, c_char_p, c_char_p, c_double, c_size_t, _PROBLEM, _ERROR]),
    "hstar_problem_started": (c_int, [POINTER(c_char_p), c_size_t, c_char_p, POINTER(LaunchStructure), _PROBLEM, _ERROR]),
    "hstar_problem_cache": (c_int, [c_void_p, c_char_p, c_char_p, _ERROR]),
    "hstar_problem_free": (None, [c_void_p]),
    "hstar_problem_variables": (c_size_t, [c_void_p]),
    "hstar_problem_outputs": (c_size_t, [c_void_p]),
    "hstar_problem_variable": (c_char_p, [c_void_p, c_size_t]),
    "hstar_problem_point": (POINTER(c_double), [c_void_p]),
    "hstar_problem_values": (c_int, [c_void_p, POINTER(c_double), POINTER(c_double), _ERROR]),
    "hstar_problem_names": (c_int, [c_void_p, POINTER(c_char_p), _ERROR]),
    "hstar_problem_move": (c_int, [c_void_p, POINTER(c_double), _ERROR]),
    "hstar_problem_wrt": (c_int, [c_void_p, c_char_p, _ERROR]),
    "hstar_problem_bounds": (c_int, [c_void_p, c_char_p, _ERROR]),
    "hstar_problem_limits": (c_int, [c_void_p, POINTER(c_double), POINTER(c_double), _ERROR]),
    "hstar_problem_reach": (c_int, [c_void_p, c_char_p, _ERROR]),
    "hstar_problem_direction": (c_int, [c_void_p, c_char_p, _ERROR]),
    "hstar_problem_noise": (c_int, [c_void_p, c_double, _ERROR]),
    "hstar_problem_accuracy": (c_int, [c_void_p, c_double, _ERROR]),
    "hstar_problem_threads": (c_int, [c_void_p, c_size_t, _ERROR]),
    "hstar_problem_gradient": (c_int, [c_void_p, c_char_p, _ERROR]),
    "hstar_problem_gradient_function": (c_int, [c_void_p, VectorFunction, c_void_p, _ERROR]),
    "hstar_problem_gradient_values": (c_int, [c_void_p, POINTER(c_double), c_size_t, _ERROR]),
    "hstar_jacobian": (c_int, [c_void_p, _OPTIONS, _PROBLEM, _ERROR]),
    "hstar_along": (c_int, [c_void_p, POINTER(c_double), _OPTIONS, _PROBLEM, _ERROR]),
    "hstar_problem_weights": (c_int, [c_void_p, c_char_p, _ERROR]),
    "hstar_weighted": (c_int, [c_void_p, POINTER(c_double), _OPTIONS, _PROBLEM, _ERROR]),
    "hstar_problem_implicit": (c_int, [c_void_p, c_char_p, _ERROR]),
    "hstar_implicit": (c_int, [c_void_p, _OPTIONS, _PROBLEM, _ERROR]),
    "hstar_hessian": (c_int, [c_void_p, _OPTIONS, _PROBLEM, _ERROR]),
    "hstar_hessian_along": (c_int, [c_void_p, POINTER(c_double), _OPTIONS, _PROBLEM, _ERROR]),
    "hstar_compare": (c_int, [c_void_p, _OPTIONS, _PROBLEM, _ERROR]),
    "hstar_check": (c_int, [c_void_p, _OPTIONS, _PROBLEM, _ERROR]),
    "hstar_problem_hessian": (c_int, [c_void_p, c_char_p, _ERROR]),
    "hstar_problem_hessian_function": (c_int, [c_void_p, VectorFunction, c_void_p, _ERROR]),
    "hstar_problem_hessian_values": (c_int, [c_void_p, POINTER(c_double), c_size_t, _ERROR]),
    "hstar_check_hessian": (c_int, [c_void_p, _OPTIONS, _PROBLEM, _ERROR]),
    "hstar_check_hessian_along": (c_int, [c_void_p, POINTER(c_double), _OPTIONS, _PROBLEM, _ERROR]),
    "hstar_noise": (c_int, [c_void_p, _OPTIONS, _PROBLEM, _ERROR]),
    "hstar_sweep": (c_int, [c_void_p, _OPTIONS, _PROBLEM, _ERROR]),
    "hstar_optimal": (c_int, [c_void_p, _OPTIONS, _PROBLEM, _ERROR]),
    "hstar_minimize": (c_int, [c_void_p, _OPTIONS, _PROBLEM, _ERROR]),
    "hstar_cache": (c_int, [c_char_p, _OPTIONS, _PROBLEM, _ERROR]),
    "hstar_cache_clear": (c_int, [c_char_p, c_char_p, _ERROR]),
    "hstar_stencils": (c_int, [c_char_p, c_char_p, _OPTIONS, _PROBLEM, _ERROR]),
    "hstar_results_read": (c_int, [c_char_p, _PROBLEM, _ERROR]),
    "hstar_results_free": (None, [c_void_p]),
    "hstar_results_kind": (c_int, [c_void_p]),
    "hstar_results_status": (c_int, [c_void_p, _ERROR]),
    "hstar_results_note": (c_char_p, [c_void_p, c_size_t]),
    "hstar_results_verdict": (c_int, [c_void_p]),
    "hstar_results_says": (c_char_p, [c_void_p]),
    "hstar_results_rows": (c_size_t, [c_void_p]),
    "hstar_results_derivative": (c_int, [c_void_p, c_size_t, POINTER(ResultStructure), c_size_t, _ERROR]),
    "hstar_results_definite": (c_int, [c_void_p]),
    "hstar_results_compared": (c_int, [c_void_p, c_size_t, POINTER(ComparedStructure), c_size_t, _ERROR]),
    "hstar_results_checked": (c_int, [c_void_p, c_size_t, POINTER(CheckedStructure), c_size_t, _ERROR]),
    "hstar_results_noise": (c_int, [c_void_p, c_size_t, POINTER(NoiseStructure), c_size_t, _ERROR]),
    "hstar_results_forecast": (c_int, [c_void_p, POINTER(ForecastStructure), c_size_t, _ERROR]),
    "hstar_results_method": (c_char_p, [c_void_p, c_size_t]),
    "hstar_results_column": (c_void_p, [c_void_p, c_size_t, c_size_t, c_int, POINTER(c_size_t)]),
    "hstar_results_gradient_optimum": (c_int, [c_void_p, c_size_t, POINTER(OptimumStructure), c_size_t, _ERROR]),
    "hstar_results_optimum": (c_int, [c_void_p, c_size_t, c_size_t, POINTER(OptimumStructure), c_size_t, _ERROR]),
    "hstar_results_choice": (c_int, [c_void_p, c_size_t, c_size_t, POINTER(ResultStructure), c_size_t,
                                     POINTER(c_char_p), _ERROR]),
    "hstar_results_place": (POINTER(c_double), [c_void_p, POINTER(c_double), POINTER(c_size_t)]),
    "hstar_results_write": (c_int, [c_void_p, c_int, Write, c_void_p, _ERROR]),
    "hstar_results_chart": (c_int, [c_void_p, c_char_p, POINTER(ChartStructure), Write, c_void_p, _ERROR]),
    "hstar_results_page": (c_int, [POINTER(c_void_p), c_size_t, c_char_p, Write, c_void_p, _ERROR]),
    "hstar_report": (c_int, [POINTER(c_char_p), c_size_t, c_char_p, Write, c_void_p, _ERROR]),
    "hstar_results_table": (c_int, [c_void_p, POINTER(TableStructure), Write, c_void_p, _ERROR]),
    "hstar_table_check": (c_int, [POINTER(TableStructure), _ERROR]),
    "hstar_name": (c_char_p, [c_char_p, c_size_t]),
    "hstar_list": (c_int, [c_char_p, c_char_p, Write, c_void_p, _ERROR]),
    "hstar_list_table": (c_int, [c_char_p, c_char_p, POINTER(TableStructure), Write, c_void_p, _ERROR]),
    "hstar_cleanup": (None, []),
    "hstar_keep": (None, []),
}


def _missing(function: str, name: str) -> Any:
    def call(*arguments: Any) -> Any:
        raise NotImplementedError(f"{name} has no {function}: a newer libhstar has")
    return call


def _prepare(library: ctypes.CDLL, name: str) -> ctypes.CDLL:
    _check_version(library, name)
    for function, (answer, takes) in _PROTOTYPES.items():
        try:
            entry = getattr(library, function)
        except AttributeError:  # an older one of the same minor version
            setattr(library, function, _missing(function, name))
        else:
            entry.restype, entry.argtypes = answer, takes
    return library


library = _prepare(*_open())
