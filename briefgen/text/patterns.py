"""Patterns written where they are used, compiled when they are first needed and kept.

`re.search(pattern, text)` looks its pattern up in a bounded cache at every call, in Python; a rule that runs for every clause feels it.
"""

import functools
import re

#: ``pattern("…")`` is ``re.compile("…")``, once.
pattern = functools.cache(re.compile)
