"""Prints one line for each check, `ok name` or `not ok name`, as the runner counts them."""

import sys
import traceback
import uuid

_failed = 0


def check(name):
    """Runs the decorated function at once and reports it."""

    def run(function):
        global _failed
        try:
            function()
        except BaseException:  # also SystemExit: a check must not end the script
            _failed += 1
            print(f"not ok {name}", flush=True)
            traceback.print_exc(file=sys.stdout)
        else:
            print(f"ok {name}", flush=True)
        return function

    return run


def equal(found, wanted):
    assert found == wanted, f"found {found!r}, wanted {wanted!r}"


def raises(error_code, function, *args, **kwargs):
    """Calls the function, which must fail with this error code of the REST API."""
    from mlflow.exceptions import MlflowException

    try:
        function(*args, **kwargs)
    except MlflowException as error:
        equal(error.error_code, error_code)
        return error
    raise AssertionError(f"no error, wanted {error_code}")


def unique(prefix):
    return f"{prefix}-{uuid.uuid4().hex[:12]}"


def finish():
    sys.exit(1 if _failed else 0)
