"""What a person sets, and what govtui remembers. Nothing here but ``plain_lines`` imports Textual.

- ``paths``: where the files lie. ``store``: a JSON file that two programs may write at once.
- ``state``: what is remembered on the next start: places, layout, choices, history, bookmarks.
- ``options``: every setting there is. ``config``: the file a person may write, read and checked.
- ``keymap``: keys of commands, checked and applied. ``chosen``: what holds, and who set it.
- ``terminal``, ``ambiguous``: asking the terminal how wide it draws “”…—, and measuring alike.
- ``plain_lines``: frames in ASCII, for terminals that draw them wide.
- ``command``: ``govtui config``.
"""
