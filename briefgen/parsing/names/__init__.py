"""Names of persons with the offices around them: what is written, before anybody asks what somebody did."""
