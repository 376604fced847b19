"""The version of this package, as exports and the command line show it."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("competing-claims")
except PackageNotFoundError:  # a copy of the folder that nobody installed
    __version__ = "not installed"
