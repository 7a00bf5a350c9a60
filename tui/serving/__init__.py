"""``govtui serve``: the same app in a web page, by textual-serve; loaded only when it is asked for."""
