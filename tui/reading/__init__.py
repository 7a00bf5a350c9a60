"""The text as it stands on screen: broken into lines, its figures found. Draws nothing."""
