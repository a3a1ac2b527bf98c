"""A programme as tables: a view of it for analysts, spreadsheets and SQL.

- `meta`: of what the tables are, and as of which day; the programme's id begins each row.
- `elements`: every element by its address `kind:id`, with its kind, its label and the element it stands in.
- A table for each kind, `kpi`, `action` …: a row for each element, a column for each field that holds one value. A number
  has its bounds beside it as plain numbers (`…_low`, `…_high`), a period its first and last day (`…_first`, `…_last`).
- A table for each list of records within elements, `kpi_targets`, `body_members` …, and for what is reported of them,
  `kpi_reported`, `statistic_reported`, `action_reported`.
- `texts`: every item of a list or map of texts: notes, services, codes, profiles …, with the path of its field.
- `edges`: every reference that points at something, and `unresolved` those that do not; `edge_source`: their quotations.
- `kpi_progress`, `occurrence`, `action_money`, `coverage`, `coverage_link`: what follows from that (`derived`).
"""

from clustermodel.views.relational.content import tables
from clustermodel.views.relational.shape import Column, Table, Value

__all__ = ["Column", "Table", "Value", "tables"]
