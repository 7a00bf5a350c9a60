"""One widget a module: they draw, and post what was done; they compute nothing."""
