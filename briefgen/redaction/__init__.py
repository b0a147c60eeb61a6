"""Persons replaced by placeholders, for what leaves the house: a `Document` in, one that names nobody out.

`named` finds where persons stand in the text, `edits` replaces and carries offsets along, `document` writes the record anew and refuses
where a name would remain.
"""
