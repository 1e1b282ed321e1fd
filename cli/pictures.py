"""Taking the pictures in the README, from a sample community that is thrown away afterwards."""

import os
import socket
import sys
import tempfile
from pathlib import Path

from cli.serving import WORKER, prepare, web_server
from cli.setup import BIN, failed, run, set_up, settings_for
from cli.supervisor import keep_running
from cli.testing import browser_here, find_browser


def pictures():
    """Serve a fresh sample, photograph it and stop; the photographer's exit code."""
    set_up("dev")
    find_browser()
    if not browser_here():
        failed("Pictures are taken with Chromium. Please install it, then run this again.")
    with tempfile.TemporaryDirectory(prefix="joinedup-pictures-") as folder:
        port = _free_port()
        env = settings_for("demo") | {
            "JOINEDUP_DATA": str(Path(folder)),
            "JOINEDUP_ADDRESS": f"http://127.0.0.1:{port}",
        }
        prepare(env, sample=True)
        programs = {"web server": web_server("127.0.0.1", port, workers=1), "worker": WORKER}
        camera = [BIN / "python", "-m", "cli.camera", env["JOINEDUP_ADDRESS"]]
        # Leaving as soon as the pictures are taken stops the programs too.
        keep_running(programs, env, ready=lambda: sys.exit(run(camera, dict(os.environ))))


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
