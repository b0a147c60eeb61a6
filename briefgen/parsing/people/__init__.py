"""Who took part: persons and groups, and what each of them did."""
