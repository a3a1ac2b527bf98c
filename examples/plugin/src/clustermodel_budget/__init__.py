"""The money of a programme, line by line."""
