"""The grammar of dates, numbers, places, predicates and sentences about meetings: what a phrase means wherever it stands."""
