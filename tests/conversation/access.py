"""Who is answered what about what is said at meetings, and who may read it."""

from django.utils import timezone

from joinedup.conversation.models import (
    EnteredBy,
    Outcome,
    PromptKind,
    Quotable,
    StrandChange,
    StrandChangeKind,
)
from tests.factories.conversation import (
    make_contribution,
    make_guest,
    make_held,
    make_hidden,
    make_number,
    make_photo,
    make_prompt,
    make_ruling,
    make_strand,
    make_unquotable,
    make_withdrawn,
)

ROWS = """
conversation:meeting_words meeting | s nnn ppp ppp | m mmm mmm mmm
conversation:meeting_words meeting?q=secret | s nnn ppp ppp | m mmm mmm mmm
conversation:meeting_words closed_meeting | s nnn ppp ppp | m mmm mmm mmm
conversation:meeting_words draft_meeting | s nnn nnn ppp | m mmm mmm mmm
conversation:meeting_code meeting | s nnn ffp ppp | m mmm mmm mmm
conversation:meeting_code coming_meeting | s nnn fff ppp | m mmm mmm mmm
conversation:prompt_list meeting | s nnn fff ppp | m mmm mmm mmm
conversation:prompt_list draft_meeting | s nnn nnn ppp | m mmm mmm mmm
conversation:prompt_new meeting | s nnn fff ppp | s nnn fff ---
conversation:prompt_new meeting?kind=term | s nnn fff ppp | s nnn fff eee
conversation:prompt_defaults coming_meeting | m mmm mmm mmm | s nnn fff rrr
conversation:prompt_edit prompt | s nnn fff ppp | s nnn fff eee
conversation:prompt_edit draft_prompt | s nnn nnn ppp | s nnn nnn eee
conversation:prompt_remove prompt | s nnn fff ppp | s nnn fff eee
conversation:prompt_show hidden_prompt | m mmm mmm mmm | s nnn nnn rrr
conversation:prompt_open closed_prompt | m mmm mmm mmm | s nnn fff rrr
conversation:prompt_close prompt | m mmm mmm mmm | s nnn fff rrr
conversation:prompt_move prompt | m mmm mmm mmm | s nnn fff rrr
conversation:term_rule term | s nnn fff ppp | s nnn fff eee
conversation:term_rule prompt | s nnn fff fff | s nnn fff fff
conversation:contribute prompt | s nnn ppp ppp | s nnn eee eee
conversation:contribute draft_prompt | s nnn nnn ppp | s nnn nnn eee
conversation:scribe meeting | s nnn ffp ppp | s nnn ffe eee
conversation:scribe coming_meeting | s nnn fff ppp | s nnn fff eee
conversation:line_correct by_scribe | s nnn ffp ppp | s nnn ffe eee
conversation:scribe_undo by_scribe | m mmm mmm mmm | s nnn ffr fff
conversation:guest_slips meeting | s nnn ffp ppp | m mmm mmm mmm
conversation:photo_new meeting | s nnn ffp ppp | s nnn ffe eee
conversation:photo_new coming_meeting | s nnn fff ppp | s nnn fff eee
conversation:photo_detail photo | s nnn nnp ppp | s nnn nne eee
conversation:photo_image photo | s nnn nnp ppp | m mmm mmm mmm
conversation:photo_delete photo | s nnn nnp ppp | s nnn nnr rrr
conversation:contribution_state contribution | s nnn fff ppp | s nnn fff eee
conversation:contribution_state unquotable | s nnn nff ppp | s nnn nff eee
conversation:contribution_state held | s nnn nff ppp | s nnn nff eee
conversation:contribution_state hidden | s nnn nff ppp | s nnn nff eee
conversation:contribution_state withdrawn | s nnn nfn nnn | s nnn nfn nnn
conversation:outcome_report step | s nnn fpf ppp | s nnn fef eee
conversation:outcome_report contribution | s nnn fff fff | s nnn fff fff
conversation:code_enter - | p ppp ppp ppp | e eee eee eee
conversation:code_room meeting | p ppp ppp ppp | m mmm mmm mmm
conversation:code_room closed_meeting | p ppp ppp ppp | m mmm mmm mmm
conversation:code_room cancelled_meeting | p ppp ppp ppp | m mmm mmm mmm
conversation:code_room draft_meeting | p ppp ppp ppp | m mmm mmm mmm
conversation:code_contribute meeting+prompt | p ppp ppp ppp | e eee eee eee
conversation:code_contribute meeting+closed_prompt | r rrr rrr rrr | e eee eee eee
conversation:code_contribute meeting+draft_prompt | n nnn nnn nnn | n nnn nnn nnn
conversation:guest_leave meeting | m mmm mmm mmm | r rrr rrr rrr
conversation:contributions_csv series | s fff fff fpp | m mmm mmm mmm
conversation:contributions_csv draft_series | s nnn nnn fpp | m mmm mmm mmm
conversation:strand_board series | s fff fff ppp | m mmm mmm mmm
conversation:strand_board series?q=secret | s fff fff ppp | m mmm mmm mmm
conversation:strand_board series?suggest=1 | s fff fff ppp | m mmm mmm mmm
conversation:strand_board series?like=1 | s fff fff ppp | m mmm mmm mmm
conversation:strand_board draft_series | s nnn nnn ppp | m mmm mmm mmm
conversation:strand_move series | m mmm mmm mmm | s fff fff eee
conversation:strand_new series | s fff fff ppp | s fff fff eee
conversation:strand_detail strand | s nnn ppp ppp | m mmm mmm mmm
conversation:strand_edit strand | s nnn fff ppp | s nnn fff eee
conversation:strand_merge strand | s nnn fff ppp | s nnn fff eee
conversation:strand_split strand | m mmm mmm mmm | s nnn fff eee
conversation:strand_undo change | m mmm mmm mmm | s nnn nnn rrr
"""
WORDS = """
prompt            | . ... yyy yyy y | a question put to the room
closed-prompt     | . ... yyy yyy y
draft-prompt      | . ... ... yyy .
draft-said        | . ... ... yyy .
ruling            | . ... yyy yyy . | what was decided about a term
shown             | . ... yyy yyy . | said, and not published
credit            | . ... yyy yyy .
step              | . ... yyy yyy .
outcome           | . ... yyy yyy .
guest-shown       | . ... yyy yyy y
table-shown       | . ... yyy yyy .
photo             | . ... ..y yyy . | the picture of a flipchart
table-name        | . ... ..y yyy .
unquotable        | . ... .yy yyy . | said on condition that it is not quoted
guest-unquotable  | . ... ..y yyy y
scale-words       | . ... .yy yyy .
held              | . ... .yy yyy . | held back, and hidden
held-reason       | . ... .yy yyy .
hidden            | . ... .yy yyy .
kept-back         | . ... .yy yyy . | an answer to a question whose answers are not revealed
kept-by-guest     | . ... ..y yyy y
kept-scale        | . ... .yy yyy .
hidden-question   | . ... y.y yyy . | a question that was hidden, with the answers to it
said-to-hidden    | . ... y.y yyy .
hidden-because    | . ... ... yyy .
strand            | . ... yyy yyy . | what runs through what was said
summary           | . ... yyy yyy .
"""
FOREIGN = """
facilitator | conversation:strand_move series | contributions=contribution strand=our.other_strand
facilitator | conversation:strand_move series | contributions=our.contribution strand=other_strand
facilitator | conversation:strand_split strand | contributions=contribution strand=our.other_strand
facilitator | conversation:strand_merge strand | into=other_strand
scribe | conversation:scribe meeting | prompt=prompt lines=Hello voice=unstated quotable=no
"""
SENT = """
listed | conversation:contribute prompt | text=One,Two voice=study,experience \
    quotable=no,named name=Jo
listed | conversation:contribute prompt | text=One voice=study quotable=named,anonymous name=Jo
listed | conversation:contribute prompt | text=One voice=study quotable=named name=Jo,Jay
listed | conversation:contribute scale | number=4,7 text=-,Buses voice=study quotable=no
stranger | conversation:code_contribute meeting+prompt | text=One,Two voice=study,experience \
    quotable=no,named name=Jo
stranger | conversation:code_contribute meeting+prompt | text=One voice=study \
    quotable=named,anonymous name=Jo
stranger | conversation:code_contribute meeting+prompt | text=One voice=study quotable=named \
    name=Jo,Jay
scribe | conversation:scribe meeting | prompt=prompt,kept_prompt label=Ann,Ben \
    voice=study,experience quotable=no,named lines=One,Two
facilitator | conversation:prompt_new meeting?kind=open | question=Why,How is_revealed=yes,no
facilitator | conversation:prompt_new meeting?kind=term | term=scrounger,idler question=Why \
    is_revealed=yes
facilitator | conversation:term_rule term | decision=care,replace instead=Them,Those \
    reason=One,Two dissent=-,Three hands_keep=1,2 hands_care=-,3 hands_replace=-,4
facilitator | conversation:strand_new series | name=One,Two summary=-,More
facilitator | conversation:strand_move series | contributions=by_guest,by_scribe name=One,Two
facilitator | conversation:strand_move series | contributions=by_guest,by_scribe \
    strand=strand,other_strand
facilitator | conversation:strand_split strand | contributions=contribution,kept name=One,Two
facilitator | conversation:strand_split strand | contributions=contribution,kept \
    strand=other_strand,out
facilitator | conversation:strand_edit strand | name=One,Two summary=-,More
facilitator | conversation:strand_merge strand | into=other_strand
"""


def build(room):
    """Questions, and answers of everybody in each state, sorted into strands."""
    _prompts(room)
    _said_by_a_member(room)
    _said_by_guests(room)
    _not_revealed(room)
    _strands(room)


def _prompts(room):
    room.prompt, room.closed_prompt, room.draft_prompt = (
        make_prompt(meeting=meeting, question=room.secret(question), is_open=is_open)
        for meeting, question, is_open in (
            (room.meeting, "prompt", True),
            (room.meeting, "closed-prompt", False),
            (room.draft_meeting, "draft-prompt", True),
        )
    )
    room.scale = make_prompt(meeting=room.meeting, kind=PromptKind.SCALE)
    room.steps = make_prompt(meeting=room.meeting, kind=PromptKind.SMALL_STEPS)
    room.term = make_prompt(meeting=room.meeting, kind=PromptKind.TERM, term="hard to reach")
    make_ruling(
        prompt=room.term,
        reason=room.secret("ruling"),
        dissent="The form needs a word.",
        decided_by=room.facilitator,
    )


def _said_by_a_member(room):
    secret = room.secret
    author = {"prompt": room.prompt, "member": room.listed}
    room.contribution = make_contribution(
        text=f"Said {secret('shown')}",
        quotable=Quotable.NAMED,
        credit=secret("credit"),
        **author,
    )
    room.unquotable = make_unquotable(text=secret("unquotable"), **author)
    room.held = make_held(
        text=secret("held"), state_reason=secret("held-reason"), state_by=room.facilitator, **author
    )
    room.hidden = make_hidden(text=secret("hidden"), state_by=room.facilitator, **author)
    room.withdrawn = make_withdrawn(**author)
    make_number(3, prompt=room.scale, member=room.listed, text=secret("scale-words"))
    room.step = make_contribution(
        prompt=room.steps,
        member=room.listed,
        text=secret("step"),
        outcome=Outcome.DONE,
        outcome_text=secret("outcome"),
        outcome_at=timezone.now(),
    )
    make_contribution(prompt=room.draft_prompt, member=room.facilitator, text=secret("draft-said"))


def _said_by_guests(room):
    secret = room.secret
    room.guest = make_guest(meeting=room.meeting, name=secret("guest-name"))
    room.table = make_guest(meeting=room.meeting, name=secret("table-name"))
    room.by_guest = make_contribution(
        prompt=room.prompt, guest=room.guest, text=secret("guest-shown")
    )
    room.unquotable_by_guest = make_unquotable(
        prompt=room.prompt, guest=room.guest, text=secret("guest-unquotable")
    )
    room.photo = make_photo(meeting=room.meeting, prompt=room.prompt, jpeg=secret("photo").encode())
    room.by_scribe = make_contribution(
        prompt=room.prompt,
        photo=room.photo,
        guest=room.table,
        typed_by=room.scribe,
        entered_by=EnteredBy.SCRIBE,
        text=secret("table-shown"),
    )


def _not_revealed(room):
    secret, kept = room.secret, {"meeting": room.meeting, "is_revealed": False}
    room.kept_prompt = make_prompt(**kept)
    room.hidden_prompt = make_prompt(
        meeting=room.meeting,
        question=secret("hidden-question"),
        is_open=False,
        hidden_at=timezone.now(),
        hidden_by=room.facilitator,
        hidden_reason=secret("hidden-because"),
    )
    make_contribution(
        prompt=room.hidden_prompt,
        member=room.unlisted,
        text=secret("said-to-hidden"),
        quotable="anonymous",
    )
    room.kept_scale = make_prompt(kind=PromptKind.SCALE, **kept)
    room.kept = make_contribution(
        prompt=room.kept_prompt, member=room.listed, text=secret("kept-back")
    )
    make_contribution(prompt=room.kept_prompt, guest=room.guest, text=secret("kept-by-guest"))
    make_number(7, prompt=room.kept_scale, member=room.listed, text=secret("kept-scale"))


def _strands(room):
    room.strand = make_strand(
        series=room.series,
        name=room.secret("strand"),
        summary=room.secret("summary"),
        contributions=[room.contribution, room.kept],
    )
    room.other_strand = make_strand(series=room.series, name=f"Other strand {room.side}")
    now = {"name": room.strand.name, "summary": room.strand.summary, "merged_into": None}
    room.change = StrandChange.objects.create(
        series=room.series,
        kind=StrandChangeKind.RENAMED,
        strands={str(room.strand.pk): [{**now, "name": "Before", "summary": ""}, now]},
        by=room.facilitator,
        at=timezone.now(),
    )


def grow(room):
    """A question more of each kind, more answers of everybody, and a strand."""
    meeting, newcomer = room.meeting, room.newcomer
    for kind in PromptKind:
        prompt = make_prompt(meeting=meeting, kind=kind)
        if kind == PromptKind.TERM:
            make_ruling(prompt=prompt)
    make_number(5, prompt=room.scale, member=newcomer)
    make_contribution(
        prompt=room.steps,
        member=room.listed,
        outcome=Outcome.PARTLY,
        outcome_at=timezone.now(),
    )
    make_held(prompt=room.prompt, member=newcomer)
    make_contribution(prompt=room.prompt, guest=room.guest)
    make_photo(meeting=meeting, prompt=room.prompt)
    make_contribution(
        prompt=room.prompt,
        photo=room.photo,
        guest=make_guest(meeting=meeting, name="A table"),
        typed_by=room.scribe,
        entered_by=EnteredBy.SCRIBE,
    )
    said = make_contribution(prompt=room.prompt, member=room.listed)
    make_strand(series=room.series, contributions=[said])
    StrandChange.objects.create(
        series=room.series, kind=StrandChangeKind.MOVED, by=newcomer, at=timezone.now()
    )
    make_contribution(prompt=room.prompt, member=newcomer, strand=room.strand)
