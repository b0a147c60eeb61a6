"""The follow-up ledger (督办台账): records in; a table of what has to be done, which a secretary fills in and later meetings are merged into."""
