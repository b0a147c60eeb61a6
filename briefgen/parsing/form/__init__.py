"""The form of a page: head and foot, labelled lines, lists, tables of participants, lines that a speaker opens."""
