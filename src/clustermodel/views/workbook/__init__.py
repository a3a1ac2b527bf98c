"""A programme as a workbook, without a file format: its sheets, which cells may be edited, and where each of them goes."""
