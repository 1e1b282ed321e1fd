"""Django's own commands, for ./joinedup and for those who know Django."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line
    from environs import EnvError

    from config.data_folder import make_data_folder

    try:
        make_data_folder()
        execute_from_command_line(sys.argv)
    except EnvError as error:
        # Whoever set the variable needs the sentence, not the way to it.
        sys.exit(str(error))
