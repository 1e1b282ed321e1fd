"""The log tells what went wrong, never about whom."""

import logging

from django.test import RequestFactory

from config.logs import LeaveOutAddresses, LeaveOutValues


def _written(record):
    LeaveOutAddresses().filter(record)
    return LeaveOutValues().format(record)


def test_a_private_link_is_not_written_down():
    request = RequestFactory().get("/series/invitation/a-private-token/")
    record = logging.makeLogRecord(
        {
            "name": "django.request",
            "levelname": "WARNING",
            "msg": "Not Found: %s",
            "args": (request.path,),
            "request": request,
            "status_code": 404,
        }
    )

    written = _written(record)

    assert written.endswith("WARNING django.request: Not Found: GET no such page")


def test_the_words_of_an_error_are_not_written_down():
    try:
        raise ValueError("ada@example.org already exists")
    except ValueError as error:
        record = logging.makeLogRecord(
            {"msg": "It failed", "exc_info": (type(error), error, error.__traceback__)}
        )

    written = _written(record)

    assert "ada@example.org" not in written
    assert written.endswith("builtins.ValueError")
    assert "test_logs.py" in written
