"""The services of an app, found rather than listed."""

import importlib
import inspect
import pkgutil


def services_of(app):
    """Every verb of an app's ``services``: the public functions that are called by keywords.

    Steps that verbs share take what they need in its place, and are left out.
    """
    package = importlib.import_module(f"joinedup.{app}.services")
    modules = [package] + [
        importlib.import_module(f"{package.__name__}.{each.name}")
        for each in pkgutil.iter_modules(getattr(package, "__path__", ()))
    ]
    return {
        function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and all(
            each.kind in {each.KEYWORD_ONLY, each.VAR_KEYWORD} for each in _parameters(function)
        )
    }


def _parameters(function):
    return inspect.signature(function).parameters.values()
