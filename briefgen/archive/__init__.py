"""Records in a SQLite database: written by `store`, read by `search`, open to Datasette and every other program that reads SQLite."""
