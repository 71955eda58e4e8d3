-- Indexes beside those of the tidy model, made when all records are there.
CREATE INDEX IF NOT EXISTS disclosures_by_department ON disclosures (department_id, kind, year);
CREATE INDEX IF NOT EXISTS disclosures_by_document ON disclosures (document_id);
CREATE INDEX IF NOT EXISTS measures_by_document_and_measure ON measures (document_id, measure, period);
CREATE INDEX IF NOT EXISTS values_in_doubt ON "values" (document_id) WHERE proof = 'doubtful';
CREATE INDEX IF NOT EXISTS project_amounts_by_document ON project_amounts (document_id);
CREATE INDEX IF NOT EXISTS mentions_by_text ON mentions (text_id, amount_yuan);
CREATE INDEX IF NOT EXISTS mentions_by_document ON mentions (document_id);
CREATE INDEX IF NOT EXISTS reviews_by_amount ON reviews (amount_yuan DESC, review_id);
CREATE INDEX IF NOT EXISTS reviews_by_document ON reviews (document_id);
CREATE INDEX IF NOT EXISTS outcomes_by_document ON outcomes (document_id, measure, outcome);
CREATE INDEX IF NOT EXISTS tables_by_department ON tables (department_id);
