"""Reading files that bring many rows at once. What they bring is judged here and written by the actions."""
