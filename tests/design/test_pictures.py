import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template

COUNTS = (0, 0, 1, 2, 1, 0, 0, 0, 1, 0, 0)


def draw(source, **context):
    return BeautifulSoup(
        Template("{% load pictures %}" + source).render(Context(context)), "html.parser"
    )


def words(page):
    return " ".join(page.get_text(" ").split())


def test_a_scale_says_its_finding_and_its_numbers():
    page = draw(
        "{% scale people=5 spread=spread counts=counts %}", spread=(3.0, 3.0, 4.5), counts=COUNTS
    )

    columns = zip(page.select("th"), page.select("td"), strict=True)
    assert words(page.select_one("figcaption")) == "Where 5 people stand: the middle is 3"
    assert {words(place): words(people) for place, people in columns} == {
        str(place): str(count) for place, count in enumerate(COUNTS)
    }
    assert words(page.select_one(".scale-words")) == "Half of the answers lie from 3 to 4.5."
    # A picture beside words that say the same is not read out.
    assert {each["aria-hidden"] for each in page.select("svg")} == {"true"}
    heights = [each["height"] for each in page.select("td svg")]
    assert heights == ["2.00em", "4.00em", "2.00em", "2.00em"]


def test_the_half_lies_under_its_columns():
    page = draw("{% scale people=11 spread=spread %}", spread=(0.0, 5.0, 10.0))

    ground, half = page.select("line")
    assert [half["x1"], page.circle["cx"], half["x2"]] == ["4.55%", "50.00%", "95.45%"]
    assert (ground["x1"], ground["x2"]) == ("4.55%", "95.45%")
    assert page.select("table") == []


def test_of_one_person_no_half_is_told():
    counts = (0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0)

    page = draw("{% scale people=1 spread=spread counts=counts %}", spread=(4, 4, 4), counts=counts)

    assert words(page.select_one("figcaption")) == "One person answered: 4"
    assert page.select(".scale-half, .scale-words") == []


def test_a_scale_of_too_few_says_so_and_nothing_else():
    page = draw("{% scale people=nobody.people %}", nobody=None)

    assert words(page) == "Fewer than five people have answered: too few to say where they stand."
    assert page.select("svg, table, figure") == []


PARTS = [("for", "Agree", 14), ("against", "Disagree", 4), ("neither", "Pass", 2)]


def test_votes_say_their_finding_and_each_number_of_how_many():
    page = draw(
        "{% stacked_bar parts title=title finding='Most agree: 14 of 20' of=20 %}",
        parts=PARTS,
        title="<A text>",
    )

    assert words(page) == (
        "<A text> Most agree: 14 of 20 Agree 14 of 20 Disagree 4 of 20 Pass 2 of 20"
    )
    drawn = [(part["class"], part["x"], part["width"]) for part in page.select("rect")]
    assert drawn == [
        (["part-for"], "0.00%", "70.00%"),
        (["part-against"], "70.00%", "20.00%"),
        (["part-neither"], "90.00%", "10.00%"),
    ]


def test_what_nobody_said_is_told_and_not_drawn():
    parts = [("for", "Agree", 5), ("against", "Disagree", 0), ("neither", "Pass", 0)]

    page = draw("{% stacked_bar parts title='A' of=5 %}", parts=parts)

    assert [words(row) for row in page.select("tr")] == [
        "Agree 5 of 5",
        "Disagree 0 of 5",
        "Pass 0 of 5",
    ]
    assert len(page.select("rect, line")) == 1


def test_votes_of_too_few_say_so_and_nothing_else():
    page = draw("{% stacked_bar parts title='A' of=None %}", parts=PARTS)

    assert words(page) == "A Too few to say: fewer than five people answered."
    assert page.select("svg, table") == []


def test_a_part_that_is_not_offered_fails():
    with pytest.raises(ValueError, match="may be one of"):
        draw("{% stacked_bar parts title='A' of=1 %}", parts=[("green", "Agree", 1)])
