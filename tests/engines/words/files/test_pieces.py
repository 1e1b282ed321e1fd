"""The way back from a piece of text to the file."""

from engines.words.files.pieces import Builder, Piece, Stretch


def test_letters_that_were_written_otherwise_stand_for_all_of_their_source():
    builder = Builder()
    builder.take("R", 0, 1)
    builder.take("&", 1, 6)  # &amp;
    builder.take("D", 6, 7)

    piece = builder.piece()

    assert piece == Piece(
        "R&D", stretches=(Stretch(0, 1, 0, 1), Stretch(1, 1, 1, 6), Stretch(2, 1, 6, 7))
    )
    assert [piece.in_source(*span) for span in ((0, 1), (1, 2), (0, 3))] == [(0, 1), (1, 6), (0, 7)]


def test_what_was_put_in_stands_where_the_words_before_it_end():
    builder = Builder()
    builder.take("one", 4, 7)
    builder.put("\n\n")
    builder.put("\n\n")
    builder.take("two", 20, 23)

    piece = builder.piece()

    assert piece.text == "one\n\ntwo"
    assert [piece.in_source(*span) for span in ((3, 4), (1, 7))] == [(7, 7), (5, 22)]
