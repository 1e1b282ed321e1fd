"""Who may read which words of community A, on any page and in any file.

Written by hand, like ``doors_table.py``, and in its columns; the last column is whoever holds a
private link or a code. The marks are those of ``world.py``; what a mark is that stands alone here
is told by the line above it.
"""

from tests.house.doors_table import PEOPLE, columns

# Who may read the words that carry a mark in world.py, in the same columns; the last is whoever
# holds a private link or a code. A mark that stands nowhere here may be read by nobody.
WORDS = """
listed-name       | . y.. yyy yyy y | a person in the directory
listed-experience | . y.. yyy yyy . | what they say of themselves
listed-help       | . y.. yyy yyy .
job               | . y.. yyy yyy .
listed-email      | . ... .y. .yy . | how to reach them
listed-phone      | . ... .y. .yy .
unlisted-name     | . ... y.y yyy y | a member not in the directory; a scribe greets them
unlisted-experience | . ... y.. yyy .
unlisted-help     | . ... y.. yyy .
unlisted-email    | . ... y.. .yy .
unlisted-phone    | . ... y.. .yy .
scribe-name       | . ... ..y yyy .
scribe-experience | . ... ..y yyy .
scribe-help       | . ... ..y yyy .
scribe-email      | . ... ..y .yy .
scribe-phone      | . ... ..y .yy .
facilitator-name  | . ... yyy yyy . | members know who runs their community
facilitator-experience | . ... ... yyy .
facilitator-help  | . ... ... yyy .
facilitator-email | . ... ... yyy .
facilitator-phone | . ... ... yyy .
coordinator-name  | . ... yyy yyy .
coordinator-experience | . ... ... yyy .
coordinator-help  | . ... ... yyy .
coordinator-email | . ... ... .yy .
coordinator-phone | . ... ... .yy .
administrator-name | . ... yyy yyy .
administrator-experience | . ... ... yyy .
administrator-help | . ... ... yyy .
administrator-email | . ... ... .yy .
administrator-phone | . ... ... .yy .
owner-name        | . .y. ... ... .
owner-experience  | . .y. ... ... .
owner-help        | . .y. ... ... .
owner-email       | . .y. ... ... .
owner-phone       | . .y. ... ... .
invited-name      | . ..y ... yyy y
invited-experience | . ..y ... ... .
invited-help      | . ..y ... ... .
invited-email     | . ..y ... ... .
invited-phone     | . ..y ... ... .
left-name         | . ... ... .yy . | somebody who left
draft-series      | . ... ... yyy y | a series before it is announced; a code is a key
draft-question    | . ... ... yyy .
draft-meeting     | . ... ... yyy y
draft-prompt      | . ... ... yyy .
draft-said        | . ... ... yyy .
online            | . ..y yyy yyy y | where to meet online
agenda            | . ..y yyy yyy .
issue             | . ... yyy yyy . | a practice issue
access-needs      | . ... ... .yy y | what somebody needs to take part
walk-in           | . ... ..y yyy . | the name of somebody who walked in
join-name         | . ... ... .yy . | somebody who asks to join
join-email        | . ... ... .yy .
join-message      | . ... ... .yy .
prompt            | . ... yyy yyy y | a question put to the room
closed-prompt     | . ... yyy yyy y
ruling            | . ... yyy yyy . | what was decided about a term
wording           | . ... yyy yyy . | a wording of the lexicon, and what was said about it
word-reason       | . ... yyy yyy .
word-dissent      | . ... yyy yyy .
argument          | . ... yyy yyy .
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
statement         | . ... ..y yyy y | a statement the room votes on; a scribe types its ballots
suggested-statement | . ... ... yyy . | suggested, and not released
hidden-statement  | . ... ... yyy .
hidden-statement-reason | . ... ... yyy .
voted-statement   | . ... yyy yyy y | results are revealed
idea              | . ... ..y yyy y | an idea for a recommendation the room chooses from
suggested-idea    | . ... ... yyy .
hidden-idea       | . ... ... yyy .
hidden-idea-reason | . ... ... yyy .
chosen-idea       | . ... yyy yyy y | results are revealed
kept-back         | . ... .yy yyy . | an answer to a question whose answers are not revealed
kept-by-guest     | . ... ..y yyy y
kept-scale        | . ... .yy yyy .
told              | y yyy yyy yyy . | said, and published
told-unquotable   | . ... .yy yyy . | published too, but not to be quoted, held back, hidden
told-kept         | . ... .yy yyy .
told-held         | . ... .yy yyy .
told-hidden       | . ... .yy yyy .
strand            | . ... yyy yyy . | what runs through what was said
summary           | . ... yyy yyy .
draft-report      | . ... ... yyy . | a report before it is published
draft-finding     | . ... ... yyy .
draft-recommendation | . ... ... yyy .
owner-email-address | . ... ... yyy . | where a question to an organisation goes
"""


def readers():
    """Who may read which words of community A: mark -> people, and "link"."""
    found = {}
    for line in WORDS.splitlines():
        if line:
            mark, letters, *_ = (part.strip() for part in line.split("|"))
            *people, link = letters.split()
            may = columns(people)
            found[mark] = {who for who in PEOPLE if may[who] == "y"}
            if link == "y":
                found[mark].add("link")
    return found
