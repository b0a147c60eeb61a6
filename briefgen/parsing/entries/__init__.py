"""Facts as the record has them: attendees, speeches, directives, and what is left."""
