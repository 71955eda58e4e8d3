-- Views answer what people ask. They are made once; what they say follows the tables.

-- One file of each disclosure: where there are several, the one with the most verified values.
CREATE VIEW IF NOT EXISTS chosen_documents AS
SELECT d.*, s.counts, s.reason AS counts_not, s.inside FROM documents AS d JOIN disclosures AS s ON s.document_id = d.document_id;

-- Every value with all that says what it is. The place for most questions.
CREATE VIEW IF NOT EXISTS amounts AS
SELECT t.department_id, coalesce(t.department, d.department) AS department, d.year, d.kind, d.document_id, t.table_name, t.title, r.address,
       r.side, r.role, r.item, r.code, r.name, r.project, r.level, r.year AS row_year, r.unit_code, r.unit_name, v.column_name, c.label,
       c.label_en, v.value, v.value_text, v.unit, v.amount_yuan, v.amount_fen, v.raw, v.proof, d.file, v.page, v.row_id
FROM documents AS d JOIN tables AS t ON t.document_id = d.document_id JOIN rows AS r ON r.table_id = t.table_id
JOIN "values" AS v ON v.row_id = r.row_id JOIN columns AS c ON c.column_id = v.column_id;

-- The measures of each disclosure, beside whose it is and whether it may be added to others. Sum only rows with counts = 1 of one
-- measure, code, period, kind and year.
CREATE VIEW IF NOT EXISTS measured AS
SELECT s.disclosure_id, s.department_id, s.department, s.province, s.city, s.county, s.division, s.kind, s.scope, s.counts, s.reason AS counts_not,
       m.measure, m.code, m.name, m.period, m.year, m.value, m.value_text, m.unit, m.amount_yuan, m.amount_fen, m.reason, m.proof, m.agreement,
       m.corrected, d.corrections, m.source, m.printed, m.printed_unit, m.others, d.file, m.page, m.document_id, m.measure_id
FROM disclosures AS s JOIN documents AS d USING (document_id) JOIN measures AS m USING (document_id);

-- How many disclosures have a measure, and why the others have not.
CREATE VIEW IF NOT EXISTS coverage AS
SELECT measure, province, city, county, kind, year, outcome AS reason, disclosures FROM coverage_counts;

-- What each department takes in and spends, in yuan: a line for each disclosure. Its numbers are looked up by their ids, so that
-- the first lines and those of one department are there at once.
CREATE VIEW IF NOT EXISTS department_totals AS
SELECT s.department_id, s.department, s.year, s.kind, s.document_id, s.counts,
       (SELECT m.amount_fen / 100.0 FROM measures AS m WHERE m.measure_id = s.document_id || '/measures/income.total') AS income,
       (SELECT m.amount_fen / 100.0 FROM measures AS m WHERE m.measure_id = s.document_id || '/measures/expenditure.total') AS expenditure,
       (SELECT m.amount_fen / 100.0 FROM measures AS m WHERE m.measure_id = s.document_id || '/measures/expenditure.basic') AS basic,
       (SELECT m.amount_fen / 100.0 FROM measures AS m WHERE m.measure_id = s.document_id || '/measures/expenditure.project') AS project,
       d.verified_share, d.checks_mismatch
FROM disclosures AS s JOIN documents AS d USING (document_id);

-- 三公经费 in yuan: a line for each disclosure that says something of it, in its table or its text.
CREATE VIEW IF NOT EXISTS three_public AS
SELECT s.department_id, s.department, s.year, s.kind, s.document_id, s.counts,
       (SELECT m.amount_fen / 100.0 FROM measures AS m WHERE m.measure_id = s.document_id || '/measures/three_public.total') AS total,
       (SELECT m.amount_fen / 100.0 FROM measures AS m WHERE m.measure_id = s.document_id || '/measures/three_public.abroad') AS abroad,
       (SELECT m.amount_fen / 100.0 FROM measures AS m WHERE m.measure_id = s.document_id || '/measures/three_public.reception') AS reception,
       (SELECT m.amount_fen / 100.0 FROM measures AS m WHERE m.measure_id = s.document_id || '/measures/three_public.vehicles') AS vehicles,
       (SELECT m.amount_fen / 100.0 FROM measures AS m WHERE m.measure_id = s.document_id || '/measures/three_public.vehicles.purchase') AS vehicles_purchase,
       (SELECT m.amount_fen / 100.0 FROM measures AS m WHERE m.measure_id = s.document_id || '/measures/three_public.vehicles.operation') AS vehicles_operation,
       (SELECT m.amount_fen / 100.0 FROM measures AS m WHERE m.measure_id = s.document_id || '/measures/three_public.total@prior') AS prior_total
FROM disclosures AS s
WHERE EXISTS (SELECT 1 FROM measures AS m WHERE m.document_id = s.document_id AND m.period = 'current' AND m.amount_fen IS NOT NULL
      AND m.measure IN ('three_public.total', 'three_public.abroad', 'three_public.reception', 'three_public.vehicles',
          'three_public.vehicles.purchase', 'three_public.vehicles.operation'));

-- Spending by class of function (类), in yuan.
CREATE VIEW IF NOT EXISTS spending_by_function AS
SELECT s.department_id, s.department, s.year, s.kind, s.document_id, s.counts, m.code, m.name, m.amount_fen / 100.0 AS total, m.proof, m.source,
       m.measure_id
FROM disclosures AS s JOIN measures AS m ON m.document_id = s.document_id AND m.measure = 'expenditure.function' AND m.period = 'current'
WHERE m.amount_fen IS NOT NULL;

-- What is spent on each project, in yuan.
CREATE VIEW IF NOT EXISTS projects AS
SELECT s.department_id, s.department, s.year, s.kind, s.document_id, s.counts, p.table_name, p.code, p.project, p.amount_fen / 100.0 AS total,
       p.proof, p.page, p.row_id
FROM project_amounts AS p JOIN disclosures AS s USING (document_id);

-- A project beside the same one of the year before, in yuan; score says how alike the names are.
CREATE VIEW IF NOT EXISTS project_history AS
SELECT department_id, department, year, project, prior_project, score, prior_fen / 100.0 AS year_before, amount_fen / 100.0 AS this_year,
       (amount_fen - prior_fen) / 100.0 AS change, row_id, prior_row_id
FROM project_links;

-- A row of one year beside the same row of the year before, in yuan.
CREATE VIEW IF NOT EXISTS year_changes AS
SELECT now.department_id, now.department, now.kind, now.year, r.address, r.code, r.name, v.column_name, p.amount_fen / 100.0 AS year_before,
       v.amount_fen / 100.0 AS this_year, (v.amount_fen - p.amount_fen) / 100.0 AS change,
       round(100.0 * (v.amount_fen - p.amount_fen) / nullif(p.amount_fen, 0), 2) AS percent, r.row_id, q.row_id AS prior_row_id
FROM disclosures AS now -- in this order (CROSS JOIN), so that the first lines are there at once
CROSS JOIN disclosures AS before ON before.department_id = now.department_id AND before.kind = now.kind AND before.year = now.year - 1
     AND coalesce(before.scope, '') = coalesce(now.scope, '')
CROSS JOIN tables AS t ON t.document_id = now.document_id
CROSS JOIN rows AS r ON r.table_id = t.table_id
CROSS JOIN rows AS q ON q.row_id = before.document_id || '/' || r.address
CROSS JOIN "values" AS v ON v.row_id = r.row_id
CROSS JOIN "values" AS p ON p.row_id = q.row_id AND p.column_name = v.column_name;

-- Identities that do not hold.
CREATE VIEW IF NOT EXISTS failed_checks AS
SELECT d.department, d.year, d.kind, d.file, c.check_name, t.definition, c.table_name, c.row, c.column_name, c.left_sum, c.right_sum,
       c.difference, c.envelope, c.check_id, c.document_id
FROM checks AS c JOIN documents AS d USING (document_id) LEFT JOIN terms AS t ON t.term_id = 'check:' || c.check_name
WHERE c.verdict = 'mismatch';

-- Values that are in doubt, with the page to look at.
CREATE VIEW IF NOT EXISTS doubtful_values AS
SELECT d.department, d.year, d.kind, d.file, v.page, r.address || '/' || v.column_name AS address, v.raw, v.value_text, v.row_id, v.document_id
FROM "values" AS v JOIN rows AS r USING (row_id) JOIN documents AS d ON d.document_id = v.document_id
WHERE v.proof = 'doubtful';

-- Indicators with their project and department.
CREATE VIEW IF NOT EXISTS performance AS
SELECT d.department, d.year, d.kind, s.sheet_name, s.project, i.level1, i.level2, i.name, i.target, i.operator, i.value, i.unit, i.prior,
       i.weight, i.page, d.file, i.indicator_id
FROM documents AS d CROSS JOIN sheets AS s ON s.document_id = d.document_id CROSS JOIN indicators AS i ON i.sheet_id = s.sheet_id;
