"""What comes from outside: read in a process that can be ended, within limits; files written whole; faults told in a sentence."""
