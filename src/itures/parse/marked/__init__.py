"""The marked view of a text with tracked changes: `merge` makes its tree, `changes` the list of what was changed where."""
