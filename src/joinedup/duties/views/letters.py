"""The letter to a body. It is written from the body of a form, answered and forgotten."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from joinedup.core.decorators import public
from joinedup.duties.forms.finder import CaseForm
from joinedup.duties.forms.letters import LetterForm
from joinedup.duties.lib.finding import Card
from joinedup.duties.lib.letters import Letter, Told, word_file
from joinedup.duties.views.shared import about, duty_or_404, here_for, private
from joinedup.words.lib.lexicons import starting
from joinedup.words.lib.marks import marks_in

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "HEAD", "POST"])
@public
def letter(request, duty_id):
    """Ask what may stand in a letter about a duty, then show it or give it as a Word document."""
    duty = duty_or_404(duty_id)
    here, today = here_for(request, duty), timezone.localdate()
    step = request.POST.get("step", "")
    # What comes from the finder says no step: it is what was answered there, and no letter yet.
    form = LetterForm(
        request.POST if step else None,
        letter=Letter(duty, Told(), today, here.local),
        answers=CaseForm(request.POST).answers,
    )
    written = (
        Letter(duty, form.told, today, here.local) if form.is_bound and form.is_valid() else None
    )
    if written and step == "word":
        file = HttpResponse(word_file(written), content_type=WORD)
        file["Content-Disposition"] = 'attachment; filename="letter.docx"'
        return private(file)
    page = about(duty, here) | {
        "form": form,
        "letter": written,
        "is_handed": written and step == "hand",
        "marks": marks_in(written.told.own_words, starting()) if written else None,
        "card": Card(duty),
    }
    return private(render(request, "duties/letter.html", page))
