"""Letters of Greek and Cyrillic that look like Latin ones, as which they are compared.

From Unicode's table of confusables (UTS 39, confusables.txt): the letters whose small or whose
capital form can be taken for one of a to z, each under its small form, so that capitals make no
difference. They are compared so in every word: Greek is still like Greek, and a word in which
some letters were exchanged is like the word that one reads.
"""

LOOK_ALIKES = str.maketrans(
    "αβεζηικμνορστυχγϳϝ" + "авсԁеԍнһіјкӏморԛгѕтѵԝѡхуүь",
    "abezhikmvopotuxyjf" + "abcdeghhijklmopqrstvwwxyyb",
)
# Capitals that look like another letter than their small forms do: only beside Latin letters can
# they have been put for these.
AMONG_LATIN = str.maketrans("ΝΥ", "NY")
