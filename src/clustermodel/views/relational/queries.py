"""Ready-made queries on the tables, as views of a database."""

QUERIES = """\
CREATE INDEX edges_by_source ON edges (source, relation);
CREATE INDEX edges_by_target ON edges (target, relation);
CREATE INDEX texts_by_element ON texts (element, field);
CREATE VIEW action_progress AS
  SELECT o.program, o.action, n.id, o.title, o.period, o.due_last, o.state, o.overdue, o.date, o.responsible,
    a.result_text, a.result_value, a.result_unit, a.evidence
  FROM occurrence o JOIN action n ON n.address = o.action
    LEFT JOIN (SELECT *, max(position) FROM action_reported GROUP BY element, period) a
      ON a.element = o.action AND a.period = o.period;
CREATE VIEW chain_edges AS
  SELECT d.program, d.position, d.source, s.label AS source_label, d.relation, d.target, t.label AS target_label, d.basis,
    (SELECT group_concat(quote, ' | ') FROM edge_source x JOIN source q ON q.address = x.source
     WHERE x.edge = d.position) AS quote,
    (SELECT min(line) FROM edge_source x JOIN source q ON q.address = x.source WHERE x.edge = d.position) AS line
  FROM edges d JOIN elements s ON s.address = d.source JOIN elements t ON t.address = d.target
  WHERE d.rests;
CREATE VIEW rests_on AS
  WITH RECURSIVE way(root, element, depth, rank) AS (
    SELECT address, address, 0, 0 FROM elements
    UNION
    SELECT w.root, d.target, w.depth + 1, max(w.rank, b.rank)
    FROM way w JOIN edges d ON d.source = w.element AND d.rests JOIN bases b ON b.name = d.basis
    WHERE w.depth < 16)
  SELECT e.program, f.root, f.element, e.kind, e.label, min(f.depth) AS depth, b.name AS basis
  FROM (SELECT root, element, min(depth) AS depth, min(rank) AS rank FROM way WHERE depth > 0 GROUP BY root, element) f
    JOIN elements e ON e.address = f.element JOIN bases b ON b.rank = f.rank
  GROUP BY f.root, f.element;
"""
"""What they tell is said where the exporter `sqlite` is described."""

AUDIT = """\
CREATE VIEW uncovered AS
  SELECT c.program, c.row_kind, c.column_kind, c.element, e.label
  FROM coverage c JOIN elements e ON e.address = c.element
  WHERE c.state = 'none';
CREATE VIEW coverage_summary AS
  SELECT program, row_kind, column_kind, side, count(*) AS total, sum(state <> 'none') AS covered,
    sum(state = 'elsewhere') AS elsewhere, sum(state = 'none') AS uncovered
  FROM coverage GROUP BY program, row_kind, column_kind, side;
CREATE VIEW overdue_by_responsible AS
  SELECT o.program, e.address AS responsible, e.kind, e.label, count(DISTINCT o.action) AS actions,
    count(*) AS occurrences, min(o.due_last) AS since
  FROM occurrence o
    LEFT JOIN edges d ON d.source = o.action AND d.relation = 'done_by'
    LEFT JOIN elements e ON e.address = d.target
  WHERE o.overdue
  GROUP BY o.program, e.address ORDER BY occurrences DESC, e.address;
"""
"""Those that tell what is lacking and who is late, which are nothing for outsiders."""

VIEWS = {
    "chain_edges": "A view: a reference of the chain, with the labels of both ends and the quotations that bear it out.",
    "rests_on": (
        "A view: an element (root) and another one that it rests on, through up to 16 references (depth), "
        "with the footing of the firmest way there."
    ),
    "action_progress": "A view: an occurrence of an action, with what is reported to have come of it.",
    "uncovered": "A view: an element that has no link in a matrix of the chain.",
    "coverage_summary": (
        "A view: how many elements in the rows or columns of a matrix of the chain are linked, and how many "
        "are not."
    ),
    "overdue_by_responsible": (
        "A view: who is responsible for what is overdue, nobody included, for how many actions and dates, "
        "and since when."
    ),
}
"""View → what a row of it is."""
