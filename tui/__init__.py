"""govtui's faces: the terminal app and the command line, over the core in ``parser``."""
