import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory


def draw(source, **context):
    return BeautifulSoup(
        Template("{% load design %}" + source).render(Context(context)), "html.parser"
    )


def words(page):
    return " ".join(page.get_text(" ").split())


@pytest.mark.parametrize(
    "source",
    [
        "{% notice titel='x' %}{% endnotice %}",
        "{% tag 'x' color='red' %}",
        "{% button %}",
        "{% quotation words='x' %}{% endquotation %}",
        "{% bars rows %}",
        "{% form_page form=form %}{% endform_page %}",
    ],
)
def test_a_slip_in_a_name_fails_when_the_template_is_read(source):
    with pytest.raises(TemplateSyntaxError):
        Template("{% load design %}" + source)


@pytest.mark.parametrize(
    "source",
    [
        "{% notice level='red' %}{% endnotice %}",
        "{% tag 'x' kind='green' %}",
        "{% button 'x' kind='blue' %}",
        "{% button_link 'x' '/' kind='blue' %}",
        "{% post_button 'x' '/' kind='blue' %}",
        "{% quotation text='x' voice='expert' %}{% endquotation %}",
        "{% quotation text='x' size='huge' %}{% endquotation %}",
        "{% voice 'expert' %}",
        "{% step 'x' state='soon' %}",
        "{% card title='x' heading=1 %}{% endcard %}",
        "{% moment at=day title='x' kind='green' %}{% endmoment %}",
    ],
)
def test_a_value_that_is_not_offered_fails(source):
    with pytest.raises(ValueError, match="may be one of"):
        draw(source, day=datetime.date(2026, 1, 3))


def test_people_s_words_are_shown_as_words():
    page = draw(
        "{% quotation text=text credit=credit %}{% endquotation %}"
        "{% card title=text %}{% endcard %}{% tag text %}{% post_button text '/' about=text %}"
        "{% copy_line text label='Link' %}{% crumb text %}{% step text state='now' %}"
        "{% notice title=text %}{{ text }}{% endnotice %}{% figure_number 1 label=text %}",
        text="<script>alert(1)</script>",
        credit="<b>Marcia</b>",
    )

    assert page.find_all(["script", "b"]) == []
    assert words(page).count("<script>alert(1)</script>") == 11


def test_what_stands_inside_a_component_stays_markup():
    page = draw("{% quotation text='x' %}{% tag 'Small step' %}{% endquotation %}")

    assert page.select_one("figcaption .tag").get_text() == "Small step"


def test_a_voice_is_a_word_as_well_as_a_shape():
    page = draw(
        "{% for kind in kinds %}{% voice kind %} {% endfor %}",
        kinds=["experience", "occupation", "study", "unstated"],
    )

    assert words(page) == "Lived experience Work Study Voice not stated"


def test_a_long_quotation_is_set_smaller_and_whole():
    text = "word " * 2000

    page = draw("{% quotation text=text %}{% endquotation %}", text=text)

    assert page.figure["class"] == ["quotation", "quotation-small", "voice-unstated"]
    assert page.blockquote.get_text() == text


def test_numbers_come_with_what_they_are_out_of():
    page = draw(
        "{% bars rows caption='Most walked' of=8 %}", rows=[("Walked", 6), ("Bus", None), ("x", 0)]
    )

    assert words(page) == ("Most walked Answer People Walked 6 of 8 Bus Too few to say x 0 of 8")
    assert [bar["width"] for bar in page.select(".bar-share")] == ["75.0%", "0%"]


def test_bars_of_nobody_are_empty():
    page = draw("{% bars rows caption='Nobody yet' of=0 %}", rows=[("Walked", 0)])

    assert [bar["width"] for bar in page.select(".bar-share")] == ["0%"]


def test_too_few_is_said():
    page = draw("{% figure_number None of=12 label='came' %}")

    assert words(page) == "Too few to say came"


def test_a_button_may_send_its_form_elsewhere():
    assert draw("{% button 'Invite' action='/there/' %}").button["formaction"] == "/there/"
    assert not draw("{% button 'Invite' %}").button.has_attr("formaction")


def test_buttons_that_look_alike_sound_different():
    page = draw("{% post_button 'Remove' '/x/' about='Marcia' %}", csrf_token="token")

    assert words(page) == "Remove : Marcia"
    assert page.find("input", {"name": "csrfmiddlewaretoken"})["value"] == "token"


@pytest.mark.parametrize("action", ["", "/list/"])
def test_the_pager_keeps_the_question(action):
    request = RequestFactory().get("/", {"q": "bus fare", "page": "2"})
    page = Paginator(range(57), 10).page(2)

    drawn = draw("{% pager page action %}", page=page, action=action, request=request)

    assert words(drawn) == "Previous 11\N{EN DASH}20 of 57 Next"
    assert [link["href"] for link in drawn.find_all("a")] == [
        f"{action}?q=bus+fare&page=1",
        f"{action}?q=bus+fare&page=3",
    ]


def test_one_page_needs_no_pager():
    request = RequestFactory().get("/")

    assert words(draw("{% pager page %}", page=Paginator([1], 10).page(1), request=request)) == ""
