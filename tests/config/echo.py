"""A small program behind the real web server and the front: says what arrived."""

import json
import time

from django.conf import settings

from config.bodies import Bodies
from config.front import Front

settings.configure(USE_I18N=False)


def program(environ, start):
    if environ["PATH_INFO"] == "/large/":
        said = b"." * 30_000_000
    elif environ["PATH_INFO"] == "/long/":
        time.sleep(1)
        said = b"done"
    else:
        body = environ.pop("wsgi.input").read()
        seen = {name: value for name, value in environ.items() if isinstance(value, str)}
        said = json.dumps(seen | {"body": len(body)}).encode()
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(said)))])
    return [said]


application = Front(program, Bodies(patience=1))
patient = Front(program, Bodies())
