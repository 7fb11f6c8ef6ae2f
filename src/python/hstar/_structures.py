"""The structures of hstar.h as ctypes has them; tests/python/test_layout.py compares them with a compiler's."""
import ctypes
from ctypes import (CFUNCTYPE, POINTER, Structure, c_char, c_char_p, c_double, c_int, c_size_t, c_uint,
                    c_ulonglong, c_void_p)

ScalarFunction = CFUNCTYPE(c_int, c_double, POINTER(c_double), c_void_p)
VectorFunction = CFUNCTYPE(c_int, c_void_p, c_size_t, c_void_p, c_size_t, c_void_p)
BatchFunction = CFUNCTYPE(c_int, c_size_t, POINTER(c_void_p), POINTER(c_void_p), c_void_p)
Progress = CFUNCTYPE(c_int, c_void_p, c_size_t, c_size_t)
CallsProgress = CFUNCTYPE(c_int, c_void_p, c_void_p)
Write = CFUNCTYPE(c_int, c_void_p, c_size_t, c_void_p)


NO_WRITE = ctypes.cast(ctypes.c_void_p(), Write)


class ErrorStructure(Structure):
    """hstar_error"""
    _fields_ = [("status", c_int), ("message", c_char * 384), ("remedy", c_char * 256), ("position", c_size_t),
                ("excerpt", c_char * 88), ("caret", c_size_t)]


class OptionsStructure(Structure):
    """hstar_options"""
    _fields_ = [("size", c_size_t), ("derivative", c_uint), ("method", c_char_p), ("selector", c_char_p),
                ("evaluations", c_size_t), ("piece", c_int), ("lower", c_double), ("upper", c_double),
                ("reach", c_double), ("noise", c_double), ("accuracy", c_double), ("criterion", c_char_p),
                ("rtol", c_double), ("atol", c_double), ("step", c_double), ("points", c_size_t),
                ("directions", c_size_t), ("seed", c_ulonglong), ("taylor", c_int), ("methods", c_char_p),
                ("formats", c_char_p), ("reference", c_char_p), ("start", c_double), ("end", c_double),
                ("steps", c_size_t), ("named_steps", c_char_p), ("grid", c_char_p), ("step_rule", c_char_p), ("anatomy", c_int),
                ("descent", c_char_p), ("rate", c_double), ("tolerance", c_double), ("iterations", c_size_t), ("every", c_size_t),
                ("by_gradient", c_int), ("invert", c_int),
                ("threshold", c_double), ("nondet_tol", c_double), ("by", c_char_p),
                ("progress", Progress), ("progress_context", c_void_p), ("command", POINTER(c_char_p)),
                ("n_command", c_size_t), ("scan", c_char_p), ("parameters", c_double), ("calls", c_size_t), ("dry_run", c_int),
                ("calls_progress", CallsProgress), ("calls_context", c_void_p)]


class LaunchStructure(Structure):
    """hstar_launch"""
    _fields_ = [("size", c_size_t), ("launcher", c_char_p), ("timeout", c_double), ("copies", c_size_t),
                ("retries", c_int), ("cache", c_char_p), ("sparing", c_int)]


class ResultStructure(Structure):
    """hstar_result"""
    _fields_ = [("value", c_double), ("bar", c_double), ("h", c_double), ("noise", c_double),
                ("evaluations", c_size_t), ("order", c_uint), ("side", c_int), ("trust", c_int),
                ("method", c_char_p), ("stop", c_char_p), ("reason", c_char_p), ("output", c_size_t),
                ("variable", c_size_t), ("exact", c_double), ("error", c_double)]


class CheckedStructure(Structure):
    """hstar_checked"""
    _fields_ = [("point", c_size_t), ("output", c_size_t), ("variable", c_size_t), ("verdict", c_int),
                ("got", c_double), ("expected", c_double), ("bar", c_double), ("rounding", c_double),
                ("difference", c_double), ("bars", c_double), ("h", c_double), ("factor", c_double),
                ("evaluations", c_size_t), ("diagnosis", c_char_p), ("reason", c_char_p), ("name", c_char_p)]


class ComparedStructure(Structure):
    """hstar_compared"""
    _fields_ = [("way", c_char_p), ("value", c_double), ("error", c_double), ("digits", c_double), ("h", c_double),
                ("evaluations", c_size_t), ("cost", c_double), ("reason", c_char_p), ("operations", c_double),
                ("bytes", c_double), ("stop", c_char_p), ("elements", c_size_t), ("variables", c_size_t), ("outputs", c_size_t)]


class NoiseStructure(Structure):
    """hstar_noise_level"""
    _fields_ = [("output", c_size_t), ("variable", c_size_t), ("f", c_double), ("level", c_double),
                ("relative", c_double), ("digits_lost", c_double), ("forward_h", c_double),
                ("central_h", c_double), ("evaluations", c_size_t), ("source", c_char_p)]


class ForecastStructure(Structure):
    """hstar_forecast"""
    _fields_ = [("derivatives", c_size_t), ("calls", c_size_t), ("rounds", c_size_t), ("least", c_size_t), ("most", c_size_t),
                ("copies", c_size_t), ("times", c_double)]


class OptimumStructure(Structure):
    """hstar_optimum"""
    _fields_ = [("truth", c_double), ("modelled_h", c_double), ("modelled_error", c_double),
                ("fitted_h", c_double), ("fitted_error", c_double), ("measured_h", c_double),
                ("measured_error", c_double), ("luckiest_h", c_double), ("luckiest_error", c_double),
                ("truncation_slope", c_double), ("rounding_slope", c_double), ("truth_bar", c_double),
                ("modelled_evaluations", c_size_t), ("no_model", c_char_p)]


class ChartStructure(Structure):
    """hstar_chart_options"""
    _fields_ = [("size", c_size_t), ("view", c_char_p), ("component", c_size_t), ("columns", c_size_t),
                ("lines", c_size_t), ("colour", c_int), ("title", c_char_p), ("width", c_size_t), ("height", c_size_t),
                ("marks", c_char_p), ("guides", c_char_p), ("relative", c_int), ("joined", c_int),
                ("slopes", c_char_p), ("x_range", c_char_p), ("y_range", c_char_p), ("style", c_char_p),
                ("font_size", c_double)]


class TableStructure(Structure):
    """hstar_table_options"""
    _fields_ = [("size", c_size_t), ("form", c_char_p), ("width", c_size_t), ("colour", c_int), ("brief", c_int),
                ("table", c_char_p)]


# The fields that C has other names for: `from` is a word of Python.
C_NAMES = {"start": "from", "end": "to"}

STRUCTURES = {"hstar_error": ErrorStructure, "hstar_options": OptionsStructure, "hstar_result": ResultStructure,
              "hstar_checked": CheckedStructure, "hstar_compared": ComparedStructure, "hstar_noise_level": NoiseStructure,
              "hstar_forecast": ForecastStructure, "hstar_launch": LaunchStructure,
              "hstar_optimum": OptimumStructure, "hstar_chart_options": ChartStructure,
              "hstar_table_options": TableStructure}
