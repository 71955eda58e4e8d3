-- One file of each disclosure: where there are several, the one with the most verified values.
CREATE VIEW chosen_documents AS
SELECT * FROM documents AS d
WHERE NOT EXISTS (SELECT 1 FROM documents AS o WHERE o.disclosure_id = d.disclosure_id
                  AND (o.verified > d.verified OR o.verified = d.verified AND o.document_id < d.document_id));

-- Every value with all that says what it is. The place for most questions.
CREATE VIEW amounts AS
SELECT t.department_id, coalesce(t.department, d.department) AS department, d.year, d.kind, d.document_id, t.table_name, t.title, r.address, r.side, r.role, r.item,
       r.code, r.name, r.project, r.level, r.year AS row_year, r.unit_code, r.unit_name, v.column_name, c.label, c.label_en, v.value, v.value_text, v.unit,
       v.amount_yuan, v.amount_fen, v.raw, v.proof, d.file, v.page, v.row_id
FROM "values" AS v JOIN rows AS r USING (row_id) JOIN tables AS t USING (table_id) JOIN documents AS d ON d.document_id = v.document_id
JOIN columns AS c USING (column_id);

-- What each department takes in and spends, in yuan: a line for each disclosure.
CREATE VIEW department_totals AS
SELECT d.department_id, d.department, d.year, d.kind, d.document_id,
       coalesce(max(CASE WHEN r.address = 'income/total' AND v.column_name = 'total' THEN v.amount_fen END),
                max(CASE WHEN r.address = 'summary/income/total' AND v.column_name = 'budget' THEN v.amount_fen END)) / 100.0 AS income,
       coalesce(max(CASE WHEN r.address = 'expenditure/total' AND v.column_name = 'total' THEN v.amount_fen END),
                max(CASE WHEN r.address = 'summary/expenditure/total' AND v.column_name = 'budget' THEN v.amount_fen END)) / 100.0 AS expenditure,
       max(CASE WHEN r.address = 'expenditure/total' AND v.column_name = 'basic' THEN v.amount_fen END) / 100.0 AS basic,
       max(CASE WHEN r.address = 'expenditure/total' AND v.column_name = 'project' THEN v.amount_fen END) / 100.0 AS project,
       d.verified_share, d.checks_mismatch
FROM chosen_documents AS d
LEFT JOIN rows AS r ON r.document_id = d.document_id AND r.address IN ('income/total', 'summary/income/total', 'expenditure/total', 'summary/expenditure/total')
LEFT JOIN "values" AS v ON v.row_id = r.row_id
GROUP BY d.document_id;

-- 三公经费 in yuan: a line for each disclosure that has the table.
CREATE VIEW three_public AS
SELECT d.department_id, d.department, d.year, d.kind, d.document_id,
       max(CASE WHEN r.item = 'total' THEN v.amount_fen END) / 100.0 AS total,
       max(CASE WHEN r.item = 'abroad' THEN v.amount_fen END) / 100.0 AS abroad,
       max(CASE WHEN r.item = 'reception' THEN v.amount_fen END) / 100.0 AS reception,
       max(CASE WHEN r.item = 'vehicles' THEN v.amount_fen END) / 100.0 AS vehicles,
       max(CASE WHEN r.item = 'vehicles.purchase' THEN v.amount_fen END) / 100.0 AS vehicles_purchase,
       max(CASE WHEN r.item = 'vehicles.operation' THEN v.amount_fen END) / 100.0 AS vehicles_operation
FROM chosen_documents AS d JOIN tables AS t ON t.document_id = d.document_id AND t.table_name = 'three_public' AND t.instance = 1
LEFT JOIN rows AS r ON r.table_id = t.table_id LEFT JOIN "values" AS v ON v.row_id = r.row_id AND v.column_name = 'total'
GROUP BY d.document_id;

-- Spending by class of function (类), in yuan.
CREATE VIEW spending_by_function AS
SELECT d.department_id, d.department, d.year, d.kind, d.document_id, r.code, r.name,
       max(CASE WHEN v.column_name = 'total' THEN v.amount_fen END) / 100.0 AS total,
       max(CASE WHEN v.column_name = 'basic' THEN v.amount_fen END) / 100.0 AS basic,
       max(CASE WHEN v.column_name = 'project' THEN v.amount_fen END) / 100.0 AS project
FROM chosen_documents AS d JOIN tables AS t ON t.document_id = d.document_id AND t.table_name = 'expenditure' AND t.instance = 1
JOIN rows AS r ON r.table_id = t.table_id AND r.level = 1 LEFT JOIN "values" AS v ON v.row_id = r.row_id
GROUP BY r.row_id;

-- What is spent on each project, in yuan.
CREATE VIEW projects AS
SELECT d.department_id, d.department, d.year, d.kind, d.document_id, t.table_name, r.code, r.project, v.amount_fen / 100.0 AS total, v.proof, r.page
FROM chosen_documents AS d JOIN tables AS t USING (document_id) JOIN rows AS r USING (table_id)
JOIN "values" AS v ON v.row_id = r.row_id AND v.column_name = 'total'
WHERE r.project IS NOT NULL;

-- A row of one year beside the same row of the year before, in yuan.
CREATE VIEW year_changes AS
SELECT now.department_id, now.department, now.kind, now.year, r.address, r.code, r.name, v.column_name, p.amount_fen / 100.0 AS year_before, v.amount_fen / 100.0 AS this_year,
       (v.amount_fen - p.amount_fen) / 100.0 AS change, round(100.0 * (v.amount_fen - p.amount_fen) / nullif(p.amount_fen, 0), 2) AS percent
FROM chosen_documents AS now
JOIN chosen_documents AS before ON before.department_id = now.department_id AND before.kind = now.kind AND before.year = now.year - 1
JOIN rows AS r ON r.document_id = now.document_id
JOIN rows AS q ON q.row_id = before.document_id || '/' || r.address
JOIN "values" AS v ON v.row_id = r.row_id
JOIN "values" AS p ON p.row_id = q.row_id AND p.column_name = v.column_name;

-- Identities that do not hold.
CREATE VIEW failed_checks AS
SELECT d.department, d.year, d.kind, d.file, c.check_name, t.definition, c.table_name, c.row, c.column_name, c.left_sum, c.right_sum, c.difference, c.envelope, c.check_id, c.document_id
FROM checks AS c JOIN documents AS d USING (document_id) LEFT JOIN terms AS t ON t.term_id = 'check:' || c.check_name
WHERE c.verdict = 'mismatch';

-- Values that are in doubt, with the page to look at.
CREATE VIEW doubtful_values AS
SELECT d.department, d.year, d.kind, d.file, v.page, r.address || '/' || v.column_name AS address, v.raw, v.value_text, v.row_id, v.document_id
FROM "values" AS v JOIN rows AS r USING (row_id) JOIN documents AS d ON d.document_id = v.document_id
WHERE v.proof = 'doubtful';

-- Indicators with their project and department.
CREATE VIEW performance AS
SELECT d.department, d.year, d.kind, s.sheet_name, s.project, i.level1, i.level2, i.name, i.target, i.operator, i.value, i.unit, i.prior, i.weight, i.page, d.file, i.indicator_id
FROM indicators AS i JOIN sheets AS s USING (sheet_id) JOIN documents AS d ON d.document_id = i.document_id;
