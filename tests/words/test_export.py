import pytest

from engines.words import load_lexicon
from joinedup.words.lib.export import lexicon_yaml
from joinedup.words.lib.lexicons import lexicon_of, starting
from tests.factories.lexicons import make_change, make_entry

pytestmark = pytest.mark.django_db


def test_the_file_reads_back_to_the_same_lexicon(community, tmp_path):
    make_change(
        community=community,
        entry_id="bed-waster",
        entry=make_entry(patterns=["bed waster(s)?"], instead=[], describes=["mattress: 1"]),
    )
    lexicon, path = lexicon_of(community), tmp_path / "ours.yaml"

    path.write_text(lexicon_yaml(lexicon), encoding="utf-8")

    again = load_lexicon(path)
    assert dict(again.entries) == dict(lexicon.entries)
    assert dict(again.sources) == dict(starting().sources)
