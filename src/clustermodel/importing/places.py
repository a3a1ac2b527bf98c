"""How cells are called."""


def letter(column: int) -> str:
    """The letters of a column, from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def row_of(sheet: str, row: int) -> str:
    """A row: `KPIs!5`; the one table of a text has no name."""
    return f"{sheet}!{row}".lstrip("!")


def place_of(sheet: str, column: int, row: int) -> str:
    """A cell: `KPIs!D5`."""
    return f"{sheet}!{letter(column)}{row}".lstrip("!")
