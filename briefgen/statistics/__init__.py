"""Statistics of meetings: `Document`s in; counts by month, kind, chair, owner and person out, as text, CSV, JSON or a page."""
