"""The version of this module: it works with every libhstar of the same major and minor number."""
VERSION = "0.2.0"
