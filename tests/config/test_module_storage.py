"""Scripts as a real installation sends them: named after their content, so kept for ever."""

import json
import re
import shutil

import pytest
from django.core.management import call_command

IMPORTED = re.compile(r"""(?:from|import)\s*\(?\s*["']([^"']+)["']""")
NAMED_AFTER_CONTENT = re.compile(r"\.[0-9a-f]{12}\.js$")


@pytest.fixture
def collect(settings, tmp_path):
    """Collect all static files, with these scripts among them: ``collect(a="import …")``.

    Gives the path of each as it is sent, by the name it has in the program.
    """
    settings.STATIC_ROOT, extra = tmp_path / "static", tmp_path / "extra"
    settings.STATICFILES_DIRS = [extra]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "config.module_storage.ModuleStorage"}
    }

    def collect(**scripts):
        for folder in (settings.STATIC_ROOT, extra):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        for name, text in scripts.items():
            (extra / f"{name}.js").write_text(text)
        call_command("collectstatic", interactive=False, verbosity=0)
        names = json.loads((settings.STATIC_ROOT / "staticfiles.json").read_text())["paths"]
        return {name: settings.STATIC_ROOT / sent for name, sent in names.items()}

    return collect


def test_scripts_import_one_another_by_names_that_change_with_the_content(collect):
    scripts = [path for name, path in collect().items() if name.endswith(".js")]

    imported = {(path, target) for path in scripts for target in IMPORTED.findall(path.read_text())}
    assert imported != set()
    assert [each for each in imported if not NAMED_AFTER_CONTENT.search(each[1])] == []
    assert [each for each in imported if not (each[0].parent / each[1]).exists()] == []


def test_a_script_has_another_name_when_what_it_imports_changes(collect):
    names = {collect(a='import "./b.js";', b=f"{number};")["a.js"].name for number in (1, 2)}

    assert len(names) == 2


def test_two_that_import_each_other_are_not_collected(collect):
    with pytest.raises(RuntimeError, match="passes exceeded"):
        collect(a='import "./b.js";', b='import "./a.js";')
