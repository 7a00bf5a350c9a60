"""One screen, or box over it, a module."""
