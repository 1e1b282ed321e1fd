import numpy as np
import pytest

from engines.opinions import Consensus, Representative, find_groups, polis
from engines.opinions.kmeans import k_means, silhouettes
from engines.opinions.pca import filled, principal_plane
from engines.opinions.representative import polis_representative
from engines.opinions.stability import agreement
from engines.opinions.statements import AGREE, statistics
from engines.opinions.table import read_votes
from tests.engines.opinions import tables

STATISTICS = {
    "p_agree": ("share", 0),
    "p_disagree": ("share", 1),
    "p_agree_z": ("share_z", 0),
    "p_disagree_z": ("share_z", 1),
    "rep_agree": ("ratio", 0),
    "rep_disagree": ("ratio", 1),
    "rep_agree_z": ("ratio_z", 0),
    "rep_disagree_z": ("ratio_z", 1),
}

every_table = pytest.mark.parametrize("name", tables.NAMES)


def read(name):
    """The table of votes, and which of its columns were moderated out."""
    table = read_votes(tables.votes(name))
    return table, table.columns_of(tables.expected(name).get("moderated_out", ()))


@every_table
def test_components_are_those_expected(name):
    table, out = read(name)
    expected = tables.expected(name)["pca"]

    plane = principal_plane(filled(*polis.passed(table, out)))

    by_name = table.columns_by_name
    assert plane.means[by_name] == pytest.approx(expected["statement_means"], abs=1e-6)
    assert plane.components[0][by_name] == pytest.approx(expected["component1"], abs=1e-5)
    assert plane.components[1][by_name] == pytest.approx(expected["component2"], abs=1e-5)
    assert plane.variance == pytest.approx(expected["explained_variance"], abs=1e-5)


@every_table
def test_people_stand_where_expected(name):
    expected = tables.expected(name)

    found = find_groups(
        tables.votes(name), left_out=expected.get("moderated_out", ()), method="polis"
    )

    for participant, position in expected["participant_xy_first20"].items():
        assert found.coordinates[int(participant)] == pytest.approx(position, abs=1e-5)


@every_table
@pytest.mark.parametrize("k", polis.GROUP_COUNTS)
def test_k_means_is_as_good_as_from_sixty_starts(name, k):
    table, out = read(name)
    expected = tables.expected(name)["kmeans"][str(k)]
    points = polis.stand(*polis.passed(table, out))[polis.voted_enough(table)]

    found = k_means(points, k, np.random.default_rng(0), polis.starts_for(len(points)))

    assert len(points) == tables.expected(name)["participants_grouped"]
    assert found.inertia <= expected["inertia"] * 1.000001
    if found.inertia >= expected["inertia"] * 0.999999:
        assert silhouettes(points, [found.labels]) == pytest.approx(
            [expected["silhouette"]], abs=1e-3
        )
        assert sorted(np.bincount(found.labels).tolist()) == expected["sizes"]


@every_table
def test_the_number_of_groups_is_that_expected(name):
    expected = tables.expected(name)

    found = find_groups(
        tables.votes(name), left_out=expected.get("moderated_out", ()), method="polis"
    )

    best = expected["kmeans"][str(expected["best_k"])]
    assert found.k == expected["best_k"]
    assert found.silhouette == pytest.approx(best["silhouette"], abs=1e-3)
    if name in tables.PLANTED:
        known = tables.groups(name)
        labels = [found.labels[participant] for participant in known]
        agreed = agreement(np.array(labels), np.array(list(known.values())))
        assert agreed == pytest.approx(expected["ari_best_k_vs_planted"], abs=1e-9)


@every_table
def test_statements_say_what_is_expected(name):
    table = read_votes(tables.votes(name))
    expected = tables.expected(name)["statement_statistics"]
    columns = table.columns_by_name

    found = statistics(table.votes[:, columns], table.seen[:, columns], labels_for(name, table))

    assert [table.statements[column] for column in columns] == expected["statement_ids"]
    assert found.votes.tolist() == expected["n_votes"]
    assert found.counts[0].tolist() == expected["n_agree"]
    assert found.counts[1].tolist() == expected["n_disagree"]
    for key, (field, side) in STATISTICS.items():
        values = getattr(found, field)[side]
        np.testing.assert_allclose(values, expected[key], rtol=0, atol=1e-6, err_msg=key)
    for side, key in enumerate(("agree", "disagree")):
        assert found.shared_by_all[side] == pytest.approx(
            expected[f"group_aware_consensus_{key}"], abs=1e-6
        )


@every_table
def test_groups_are_told_by_the_statements_expected(name):
    table, out = read(name)
    columns = table.columns_by_name
    found = statistics(table.votes[:, columns], table.seen[:, columns], labels_for(name, table))
    ids = [table.statements[column] for column in columns]

    told = {
        str(group): [
            [ids[column], side] for column, side in polis_representative(found, group, out[columns])
        ]
        for group in range(len(found.votes))
    }

    assert told == tables.expected(name)["representative"]


@every_table
def test_the_room_agrees_on_the_statements_expected(name):
    expected = tables.expected(name)

    found = find_groups(
        tables.votes(name), left_out=expected.get("moderated_out", ()), method="polis"
    )

    shared = expected["consensus"]
    assert found.consensus == Consensus(tuple(shared["agree"]), tuple(shared["disagree"]))


def test_the_map_tells_the_statements_of_its_groups():
    expected = tables.expected("planted_40x20_k2")["representative"]

    found = find_groups(tables.votes("planted_40x20_k2"), method="polis")

    # The table numbers the smaller group 0.
    assert found.representative == {
        1 - int(group): tuple(Representative(*one) for one in told)
        for group, told in expected.items()
    }
    assert {one.side for told in found.representative.values() for one in told} >= {AGREE}


def labels_for(name, table):
    """The groups that the table of statistics speaks of, in its numbers."""
    expected = tables.expected(name)
    if expected["statement_statistics"]["groups_from"] == "published":
        known = tables.groups(name)
        return np.array([known.get(person, -1) for person in table.participants])
    _, out = read(name)
    enough = polis.voted_enough(table)
    points = polis.stand(*polis.passed(table, out))[enough]
    labels = np.full(len(enough), -1)
    k = expected["best_k"]
    labels[enough] = k_means(points, k, np.random.default_rng(0), 20).labels
    # Our numbers are any; the first statement's votes tell the table's.
    votes = np.array(expected["statement_statistics"]["n_votes"])
    ours = statistics(table.votes, table.seen, labels).votes[:, table.columns_by_name]
    renumbered = [int((votes == row).all(axis=1).argmax()) for row in ours]
    return np.where(enough, np.array(renumbered)[labels], -1)
