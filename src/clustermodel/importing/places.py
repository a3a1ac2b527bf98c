"""How cells are called."""


def letter(column: int) -> str:
    """The letters of a column, from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place_of(sheet: str, column: int, row: int) -> str:
    """A cell: `KPIs!D5`."""
    return f"{sheet}!{letter(column)}{row}".lstrip("!")
