"""Who is answered what, at every address.

The table is written by hand, from what the program should do. ``test_access.py`` asks
everywhere and compares. After a change, write the page for readers anew:

    python -m tests.house.pages
"""

from dataclasses import dataclass

# In the order of the columns: a stranger; three with no part in community A; its members;
# those who run it.
WHO = {
    "stranger": "not signed in",
    "outsider": "administers another community",
    "owner": "speaks for the organisation that was asked; belongs to no community",
    "invited": "was invited to the open meeting; belongs to no community",
    "unlisted": "a member who is not in the directory",
    "listed": "a member who is in the directory; said most of what is in the meetings",
    "scribe": "a member who writes for the open meeting and the closed one",
    "facilitator": "facilitates the community",
    "coordinator": "coordinates it",
    "administrator": "administers it",
}
PEOPLE = tuple(WHO)
GROUPS = (1, 3, 3, 3)
LETTERS = {
    "p": "the page, or the file; where nothing can be done now, a page that says why",
    "s": "asked to sign in",
    "n": "not found",
    "f": "not allowed",
    "m": "this address takes no such request (405)",
    "r": "led elsewhere; a form sent empty was enough to do what the button says",
    "e": "the form again, saying what is missing",
    "-": "takes no form: the page again, or 405",
}

# Address, thing, what GET answers, what a form sent empty answers. A thing is named as in
# world.py; a private link or a code is made from it where the address takes one.
ANSWERS = """
home:home_page - | p ppp ppp ppp | m mmm mmm mmm
home:about - | p ppp ppp ppp | m mmm mmm mmm
home:privacy - | p ppp ppp ppp | m mmm mmm mmm
home:accessibility - | p ppp ppp ppp | m mmm mmm mmm
mail:dev_mail - | n nnn nnn nnn | m mmm mmm mmm
home:record_page community | s nnn fff fpp | m mmm mmm mmm
design:gallery - | p ppp ppp ppp | m mmm mmm mmm

people:sign_in - | p rrr rrr rrr | e rrr rrr rrr
people:sign_in_code - | s rrr rrr rrr | s rrr rrr rrr
people:sign_out - | m mmm mmm mmm | r rrr rrr rrr
people:profile - | s ppp ppp ppp | s rrr rrr rrr
organisations:directory - | s ppp ppp ppp | s --- --- ---
organisations:directory -?words=secret | s ppp ppp ppp | s --- --- ---
access:member_detail listed | s pnn ppp ppp | s -nn --- ---
access:member_detail unlisted | s nnn pnn ppp | s nnn -nn ---
access:member_detail scribe | s nnn nnp ppp | s nnn nn- ---
access:member_detail facilitator | s nnn nnn ppp | s nnn nnn ---
access:member_detail coordinator | s nnn nnn ppp | s nnn nnn ---
access:member_detail administrator | s nnn nnn ppp | s nnn nnn ---
access:member_detail owner | s npn nnn nnn | s n-n nnn nnn
access:member_detail invited | s nnp nnn nnn | s nn- nnn nnn
access:member_detail left | s nnn nnn nnn | s nnn nnn nnn
access:member_edit listed | s fnn fpf fpp | s fnn fef fee
access:member_edit unlisted | s nnn pnn fpp | s nnn enn fee
access:member_edit coordinator | s nnn nnn fpp | s nnn nnn fee
access:member_edit administrator | s nnn nnn ffp | s nnn nnn ffe
access:member_deactivate listed | s fnn fff ffp | s fnn fff ffr
access:member_deactivate unlisted | s nnn fnn ffp | s nnn fnn ffr
access:member_deactivate administrator | s nnn nnn fff | s nnn nnn fff
access:member_activate unlisted | m mmm mmm mmm | s nnn fnn ffr
organisations:affiliation_new listed | s fnn fpf fpp | s fnn fef fee
organisations:affiliation_new unlisted | s nnn pnn fpp | s nnn enn fee
organisations:affiliation_end affiliation | s nnn npn npp | s nnn nrn nrr
access:community_detail community | s nnn ppp ppp | s nnn --- ---
access:community_edit community | s nnn fff ffp | s nnn fff ffe
access:community_leave community | s nnn ppp ppp | s nnn rrr rrr
organisations:member_new community | s nnn fff fpp | s nnn fff fee
access:role_give community | s nnn fff fpp | s nnn fff fee
access:role_end listed_role | s nnn nnn npp | s nnn nnn nrr
access:role_end coordinator_role | s nnn nnn nfp | s nnn nnn nfr
organisations:organisation_list - | s ppp ppp ppp | s --- --- ---
organisations:organisation_new - | s pff fff fpp | s eff fff fee
organisations:organisation_detail asked_organisation | s pnn ppp ppp | s -nn --- ---
organisations:organisation_edit asked_organisation | s pnn fff fpp | s enn fff fee

series:series_list - | p ppp ppp ppp | - --- --- ---
series:series_new - | s pff fff fpp | s -ff fff f--
series:series_new -?theme=new | s pff fff fpp | s eff fff fee
series:series_detail series | p ppp ppp ppp | - --- --- ---
series:series_detail closed_series | p ppp ppp ppp | - --- --- ---
series:series_detail draft_series | s nnn nnn ppp | s nnn nnn ---
series:series_edit series | s fff fff fpp | s fff fff fee
series:series_edit draft_series | s nnn nnn fpp | s nnn nnn fee
series:series_announce series | s fff fff fpp | s fff fff frr
series:series_announce draft_series | s nnn nnn fpp | s nnn nnn frr
series:series_close series | s fff fff fpp | s fff fff frr
series:join_ask series | p ppp ppp ppp | e eee eee eee
series:join_ask closed_series | p ppp ppp ppp | p ppp ppp ppp
series:join_ask draft_series | s nnn nnn ppp | s nnn nnn ppp
series:join_decide join_request | s nnn nnn npp | s nnn nnn nee
series:issue_list - | s pff ppp ppp | s -ff --- ---
series:issue_new - | s pff ppp ppp | s eff eee eee
series:issue_take_up issue | s nnn fff fpp | s nnn fff fee
series:meeting_new series | s fff fff fpp | s fff fff fee
series:meeting_new draft_series | s nnn nnn fpp | s nnn nnn fee
series:meeting_detail meeting | s nnp ppp ppp | s nn- --- ---
series:meeting_detail closed_meeting | s nnn ppp ppp | s nnn --- ---
series:meeting_detail cancelled_meeting | s nnn ppp ppp | s nnn --- ---
series:meeting_detail draft_meeting | s nnn nnn ppp | s nnn nnn ---
series:meeting_edit meeting | s nnf fff fpp | s nnf fff fee
series:meeting_edit draft_meeting | s nnn nnn fpp | s nnn nnn fee
series:meeting_agenda meeting | s nnf fff fpp | s nnf fff frr
series:meeting_scribes meeting | s nnf fff fpp | s nnf fff frr
series:meeting_clone meeting | s nnf fff fpp | s nnf fff fee
series:meeting_cancel meeting | s nnf fff fpp | s nnf fff frr
series:meeting_open closed_meeting | m mmm mmm mmm | s nnn fff rrr
series:meeting_close meeting | m mmm mmm mmm | s nnf fff rrr
series:meeting_calendar meeting | p ppp ppp ppp | - --- --- ---
series:meeting_calendar cancelled_meeting | p ppp ppp ppp | - --- --- ---
series:meeting_calendar draft_meeting | s nnn nnn ppp | s nnn nnn ---
series:meeting_invite meeting | s nnf fff fpp | s nnf fff fee
series:meeting_replies meeting | s nnf fff ppp | s nnf fff ---
series:meeting_letters meeting | s nnf fff fpp | s nnf fff f--
series:meeting_door meeting | s nnf ffp ppp | s nnf ff- ---
series:meeting_door meeting?words=secret | s nnf ffp ppp | s nnf ff- ---
series:check_in meeting | m mmm mmm mmm | s nnf ffr rrr
series:check_in_walk_in meeting | m mmm mmm mmm | s nnf ffe eee
series:check_in_self meeting | m mmm mmm mmm | s nnr rrr rrr
series:check_in_self closed_meeting | m mmm mmm mmm | s nnn rrr rrr
series:check_in_undo attendance | m mmm mmm mmm | s nnn nnr rrr
series:invitation_reply invitation | s nnf nnn fpp | s nnf nnn fee
series:invitation_reply answered_invitation | s nnn nfn fpp | s nnn nfn fee
series:invitation_answer invitation | p ppp ppp ppp | e eee eee eee
series:invitation_answer invitation?answer=yes | p ppp ppp ppp | e eee eee eee
series:invitation_answer answered_invitation | p ppp ppp ppp | e eee eee eee
series:invitation_answer past_invitation | p ppp ppp ppp | p ppp ppp ppp
series:invitation_answer cancelled_invitation | p ppp ppp ppp | p ppp ppp ppp
series:invitation_check_in invitation | m mmm mmm mmm | r rrr rrr rrr
series:invitation_calendar invitation | p ppp ppp ppp | - --- --- ---

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
conversation:prompt_open closed_prompt | m mmm mmm mmm | s nnn fff rrr
conversation:prompt_close prompt | m mmm mmm mmm | s nnn fff rrr
conversation:prompt_move prompt | m mmm mmm mmm | s nnn fff rrr
conversation:term_rule term | s nnn fff ppp | s nnn fff eee
conversation:term_rule prompt | s nnn fff fff | s nnn fff fff
conversation:contribute prompt | s nnn ppp ppp | s nnn eee eee
conversation:contribute draft_prompt | s nnn nnn ppp | s nnn nnn eee
conversation:scribe meeting | s nnn ffp ppp | s nnn ffe eee
conversation:scribe coming_meeting | s nnn fff ppp | s nnn fff eee
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
conversation:strand_board series | s fff fff ppp | m mmm mmm mmm
conversation:strand_board series?q=secret | s fff fff ppp | m mmm mmm mmm
conversation:strand_board draft_series | s nnn nnn ppp | m mmm mmm mmm
conversation:strand_move series | m mmm mmm mmm | s fff fff eee
conversation:strand_new series | s fff fff ppp | s fff fff eee
conversation:strand_detail strand | s nnn ppp ppp | m mmm mmm mmm
conversation:strand_edit strand | s nnn fff ppp | s nnn fff eee
conversation:strand_merge strand | s nnn fff ppp | s nnn fff eee
conversation:strand_split strand | m mmm mmm mmm | s nnn fff eee
conversation:strand_undo change | m mmm mmm mmm | s nnn nnn rrr

votes:statement_list meeting | s nnn fff ppp | s nnn fff eee
votes:statement_list closed_meeting | s nnn fff ppp | s nnn fff eee
votes:statement_list draft_meeting | s nnn nnn ppp | s nnn nnn eee
votes:poll_open meeting | m mmm mmm mmm | s nnn fff rrr
votes:poll_close meeting | m mmm mmm mmm | s nnn fff rrr
votes:poll_reveal meeting | m mmm mmm mmm | s nnn fff rrr
votes:paper meeting | s nnn ffp ppp | s nnn ffe eee
votes:paper coming_meeting | s nnn fff ppp | s nnn fff eee
votes:vote_as_member meeting | s nnn rrr rrr | m mmm mmm mmm
votes:vote_as_member draft_meeting | s nnn nnn rrr | m mmm mmm mmm
votes:results meeting | s nnn ppp ppp | m mmm mmm mmm
votes:results closed_meeting | s nnn ppp ppp | m mmm mmm mmm
votes:results draft_meeting | s nnn nnn ppp | m mmm mmm mmm
votes:statement_release suggested_statement | m mmm mmm mmm | s nnn nnn rrr
votes:statement_hide statement | s nnn nnn ppp | s nnn nnn eee
votes:statement_move statement | m mmm mmm mmm | s nnn nnn rrr
votes:vote meeting | p ppp ppp ppp | e eee eee eee
votes:vote closed_meeting | p ppp ppp ppp | e eee eee eee
votes:vote cancelled_meeting | p ppp ppp ppp | e eee eee eee
votes:suggest meeting | p ppp ppp ppp | e eee eee eee
votes:suggest closed_meeting | r rrr rrr rrr | e eee eee eee
votes:code_results meeting | p ppp ppp ppp | m mmm mmm mmm
votes:code_results closed_meeting | p ppp ppp ppp | m mmm mmm mmm
votes:ideas:statement_list meeting | s nnn fff ppp | s nnn fff eee
votes:ideas:statement_list draft_meeting | s nnn nnn ppp | s nnn nnn eee
votes:ideas:poll_open meeting | m mmm mmm mmm | s nnn fff rrr
votes:ideas:poll_close meeting | m mmm mmm mmm | s nnn fff rrr
votes:ideas:poll_reveal meeting | m mmm mmm mmm | s nnn fff rrr
votes:ideas:paper meeting | s nnn ffp ppp | s nnn ffe eee
votes:ideas:paper coming_meeting | s nnn fff ppp | s nnn fff eee
votes:ideas:vote_as_member meeting | s nnn rrr rrr | m mmm mmm mmm
votes:ideas:vote_as_member draft_meeting | s nnn nnn rrr | m mmm mmm mmm
votes:ideas:results meeting | s nnn ppp ppp | m mmm mmm mmm
votes:ideas:results closed_meeting | s nnn ppp ppp | m mmm mmm mmm
votes:ideas:results closed_meeting?order=votes | s nnn ppp ppp | m mmm mmm mmm
votes:ideas:results draft_meeting | s nnn nnn ppp | m mmm mmm mmm
votes:statement_release suggested_idea | m mmm mmm mmm | s nnn nnn rrr
votes:statement_hide idea | s nnn nnn ppp | s nnn nnn eee
votes:statement_move idea | m mmm mmm mmm | s nnn nnn rrr
votes:ideas:choose meeting | p ppp ppp ppp | e eee eee eee
votes:ideas:choose closed_meeting | p ppp ppp ppp | p ppp ppp ppp
votes:ideas:choose cancelled_meeting | p ppp ppp ppp | p ppp ppp ppp
votes:ideas:suggest meeting | p ppp ppp ppp | e eee eee eee
votes:ideas:suggest closed_meeting | r rrr rrr rrr | e eee eee eee
votes:ideas:code_results meeting | p ppp ppp ppp | m mmm mmm mmm
votes:ideas:code_results closed_meeting | p ppp ppp ppp | m mmm mmm mmm

room:run meeting | s nnn fff ppp | m mmm mmm mmm
room:run draft_meeting | s nnn nnn ppp | m mmm mmm mmm
room:run_now meeting | s nnn fff ppp | m mmm mmm mmm
room:wall meeting | s nnn fff ppp | m mmm mmm mmm
room:wall closed_meeting | s nnn fff ppp | m mmm mmm mmm
room:wall draft_meeting | s nnn nnn ppp | m mmm mmm mmm
room:wall_now meeting | s nnn fff ppp | m mmm mmm mmm
room:paper_pack meeting | s nnn ffp ppp | m mmm mmm mmm
room:paper_pack meeting?papers=ballots | s nnn ffp ppp | m mmm mmm mmm
room:paper_pack coming_meeting | s nnn fff ppp | m mmm mmm mmm
room:paper_pack draft_meeting | s nnn nnn ppp | m mmm mmm mmm
room:meeting_act meeting | m mmm mmm mmm | s nnn fff rrr
room:prompt_act prompt | m mmm mmm mmm | s nnn fff rrr
room:poll_act poll | m mmm mmm mmm | s nnn fff rrr
room:contribution_act contribution | m mmm mmm mmm | s nnn fff rrr
room:contribution_act held | m mmm mmm mmm | s nnn nff rrr
room:code_now meeting | p ppp ppp ppp | m mmm mmm mmm
room:code_now draft_meeting | p ppp ppp ppp | m mmm mmm mmm

recommendations:ledger - | p ppp ppp ppp | m mmm mmm mmm
recommendations:ledger -?words=secret | p ppp ppp ppp | m mmm mmm mmm
recommendations:ledger_export - | p ppp ppp ppp | m mmm mmm mmm
recommendations:recommendation_detail recommendation | p ppp ppp ppp | m mmm mmm mmm
recommendations:recommendation_detail closed_recommendation | p ppp ppp ppp | m mmm mmm mmm
recommendations:recommendation_detail draft_recommendation | s nnn nnn ppp | m mmm mmm mmm
recommendations:recommendation_answer recommendation | s fpf fff fpp | s fef fff fee
recommendations:recommendation_answer draft_recommendation | s nnn nnn fpp | s nnn nnn fpp
recommendations:recommendation_review recommendation | s fpf fff ppp | s fef fff eee
recommendations:recommendation_close recommendation | s fff ppp ppp | s fff eee eee
recommendations:recommendation_reopen closed_recommendation | s fff ppp ppp | s fff eee eee
recommendations:recommendation_remind recommendation | s fff fff ppp | s fff fff eee
recommendations:owner_edit recommendation | s fff fff ppp | s fff fff eee
recommendations:answer_by_link recommendation | p ppp ppp ppp | e eee eee eee
recommendations:answer_by_link closed_recommendation | p ppp ppp ppp | e eee eee eee
recommendations:answer_by_link draft_recommendation | n nnn nnn nnn | n nnn nnn nnn

words:words_check - | p ppp ppp ppp | e eee eee eee
words:marks_beside community | m mmm mmm mmm | s nnn ppp ppp
words:marks_beside sister | m mmm mmm mmm | s nnn nnn nnn
words:mark_dismiss community | m mmm mmm mmm | s nnn ppp ppp
words:lexicon_detail community | s nnn ppp ppp | m mmm mmm mmm
words:lexicon_detail community?q=secret | s nnn ppp ppp | m mmm mmm mmm
words:lexicon_detail sister | p ppp ppp ppp | m mmm mmm mmm
words:lexicon_file community | s nnn ppp ppp | m mmm mmm mmm
words:lexicon_file sister | p ppp ppp ppp | m mmm mmm mmm
words:version_list community | s nnn ppp ppp | m mmm mmm mmm
words:version_list sister | s nnn nnn nnn | m mmm mmm mmm
words:lexicon_publish community | m mmm mmm mmm | s nnn fff frr
words:entry_new community | s nnn fff ppp | s nnn fff eee
words:entry_detail community+word | s nnn ppp ppp | m mmm mmm mmm
words:entry_detail sister+word | p ppp ppp ppp | m mmm mmm mmm
words:entry_change community+word | s nnn fff ppp | s nnn fff eee
words:entry_change sister+word | s nnn nnn nnn | s nnn nnn nnn
words:entry_retire community+word | s nnn fff ppp | s nnn fff eee
words:entry_argue community+word | m mmm mmm mmm | s nnn eee eee
words:argument_withdraw argument | m mmm mmm mmm | s nnn frf rrr

reports:report_list - | p ppp ppp ppp | m mmm mmm mmm
reports:report_detail report | p ppp ppp ppp | m mmm mmm mmm
reports:report_detail draft_report | s nnn nnn rrr | m mmm mmm mmm
reports:series_report closed_series | r rrr rrr rrr | m mmm mmm mmm
reports:series_report series | p ppp ppp rrr | m mmm mmm mmm
reports:series_report draft_series | s nnn nnn ppp | m mmm mmm mmm
reports:report_version version | p ppp ppp ppp | m mmm mmm mmm
reports:version_pdf version | p ppp ppp ppp | m mmm mmm mmm
reports:pdf_again version | m mmm mmm mmm | r rrr rrr rrr
reports:finding_sources version+finding | p ppp ppp ppp | m mmm mmm mmm
reports:finding_sources version+draft_finding | n nnn nnn nnn | m mmm mmm mmm
reports:report_draft told_series | s fff fff ppp | s fff fff rrr
reports:report_draft series | s fff fff rrr | s fff fff rrr
reports:report_draft draft_series | s nnn nnn ppp | s nnn nnn rrr
reports:report_edit draft_report | s nnn nnn ppp | m mmm mmm mmm
reports:report_edit report | s nnn nnn ppp | m mmm mmm mmm
reports:report_texts draft_report | s nnn nnn ppp | s nnn nnn eee
reports:report_notify draft_report | s nnn nnn ppp | s nnn nnn eee
reports:report_publish draft_report | s nnn nnn ppp | s nnn nnn eee
reports:report_publish report | s nnn nnn ppp | s nnn nnn eee
reports:finding_new draft_report | s nnn nnn ppp | s nnn nnn eee
reports:finding_edit draft_finding | s nnn nnn ppp | s nnn nnn eee
reports:finding_words draft_finding | s nnn nnn ppp | s nnn nnn rrr
reports:finding_words draft_finding?all=1&words=secret | s nnn nnn ppp | s nnn nnn rrr
reports:finding_move draft_finding | m mmm mmm mmm | s nnn nnn rrr
reports:finding_drop draft_finding | s nnn nnn ppp | s nnn nnn rrr
reports:recommendation_new draft_finding | s nnn nnn ppp | s nnn nnn eee
reports:recommendation_edit ask | s nnn nnn ppp | s nnn nnn eee
reports:recommendation_drop ask | s nnn nnn ppp | s nnn nnn rrr
reports:my_receipt - | s ppp ppp ppp | m mmm mmm mmm
reports:quotable contribution | s nnn npn nnn | s nnn nen nnn
reports:quotable withdrawn | s nnn nrn nnn | s nnn nrn nnn
reports:withdraw contribution | s nnn npn ppp | s nnn nrn rrr
reports:withdraw unquotable | s nnn npn ppp | s nnn nrn rrr
reports:withdraw by_guest | s nnn nnn ppp | s nnn nnn rrr
reports:withdraw withdrawn | s nnn nrn rrr | s nnn nrn rrr
reports:receipt guest | p ppp ppp ppp | m mmm mmm mmm
reports:receipt_quotable guest+by_guest | p ppp ppp ppp | e eee eee eee
reports:receipt_quotable guest+contribution | n nnn nnn nnn | n nnn nnn nnn
reports:receipt_withdraw guest+by_guest | p ppp ppp ppp | r rrr rrr rrr
reports:receipt_withdraw guest+contribution | n nnn nnn nnn | n nnn nnn nnn
"""


@dataclass(frozen=True)
class Row:
    """One address with one thing: what it answers to each of PEOPLE, a letter each."""

    name: str
    things: tuple[str, ...]
    query: str
    get: dict[str, str]
    post: dict[str, str]

    @property
    def title(self):
        query = f"?{self.query}" if self.query else ""
        return f"{self.name} {'+'.join(self.things) or '-'}{query}"


def rows():
    """The rows of the table, top to bottom."""
    return [_row(line) for line in ANSWERS.splitlines() if line]


def _row(line):
    address, get, post = line.split(" | ")
    name, thing = address.split()
    things, _, query = thing.partition("?")
    return Row(
        name,
        () if things == "-" else tuple(things.split("+")),
        query,
        _by_person(get),
        _by_person(post),
    )


def _by_person(letters):
    assert set(letters) - {" "} <= set(LETTERS), letters
    return columns(letters.split())


def columns(groups):
    """The letters of a line by person."""
    assert tuple(map(len, groups)) == GROUPS, groups
    return dict(zip(PEOPLE, "".join(groups), strict=True))
