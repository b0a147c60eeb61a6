"""The command line: arguments in, exit status out. One module a command.

Exit status: 0 done (warnings too), 1 our own fault, 2 usage (also a wrong setting, or an output that cannot be written), 3 some of several inputs failed, 4 input unreadable
or not supported, 5 no meeting found (the record is written all the same), 6 ``--strict`` and something is doubtful,
130 interrupted, 141 nobody reads our output any more (as a shell reports SIGPIPE).
"""
