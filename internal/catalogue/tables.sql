-- What the catalogue has beside the tidy model.

-- Whether what speaks of several documents (disclosures, series …) is that of the documents that are here.
CREATE TABLE state (settled INTEGER NOT NULL);
INSERT INTO state VALUES (0);

-- Which result each document was read from, so that an update reads only what changed.
CREATE TABLE files (
  document_id TEXT PRIMARY KEY,
  path TEXT NOT NULL UNIQUE, -- of the result, in the folder of results
  content TEXT NOT NULL, -- SHA-256 of it
  size INTEGER NOT NULL, -- in bytes
  modified INTEGER NOT NULL -- when, in nanoseconds since 1970; 0 where that was too near to be trusted
) WITHOUT ROWID;

-- What documents that came or went since the last settling concern: departments, and texts that may be said no more.
CREATE TABLE touched (department_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE loose (text_id INTEGER PRIMARY KEY);

-- Every input of the last run, also those of which nothing came.
CREATE TABLE inputs (
  path TEXT PRIMARY KEY,
  sha256 TEXT,
  status TEXT NOT NULL, -- done, failed, or same
  failure TEXT, -- why there is no document: an id of docs/bulk.md
  document_id TEXT
) WITHOUT ROWID;

-- A department's budget or final accounts of a year, and whether it counts in a sum over a place.
CREATE TABLE disclosures (
  disclosure_id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL, -- the file that speaks for it: of several the one with the most verified values
  department_id TEXT,
  department TEXT,
  kind TEXT,
  year INTEGER,
  scope TEXT, -- department (部门), unit (单位) or self (本级); null where nothing says it
  province TEXT,
  city TEXT,
  county TEXT,
  division TEXT, -- code of GB/T 2260
  files INTEGER NOT NULL, -- how many files there are of it
  counts INTEGER NOT NULL, -- 1: its amounts may be added to those of others of its place, year and kind
  reason TEXT, -- why not: in_department (a department that is present contains it), no_department, no_year, no_kind, no_disclosure (a person says so)
  inside TEXT -- the disclosure that contains it
) WITHOUT ROWID;

-- The units that the tables of a document name.
CREATE TABLE named_units (
  document_id TEXT NOT NULL,
  unit TEXT NOT NULL,
  PRIMARY KEY (document_id, unit)
) WITHOUT ROWID;

-- What becomes of each measure in each document: value, or the reason why there is none.
CREATE TABLE outcomes (
  measure TEXT NOT NULL,
  document_id TEXT NOT NULL,
  outcome TEXT NOT NULL,
  PRIMARY KEY (measure, document_id)
) WITHOUT ROWID;

-- How many disclosures of a place, kind and year have which outcome in a measure.
CREATE TABLE coverage_counts (
  measure TEXT NOT NULL,
  province TEXT,
  city TEXT,
  county TEXT,
  kind TEXT,
  year INTEGER,
  outcome TEXT NOT NULL,
  disclosures INTEGER NOT NULL
);

-- The rows of projects with their total.
CREATE TABLE project_amounts (
  row_id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL,
  table_name TEXT NOT NULL,
  code TEXT,
  project TEXT NOT NULL,
  amount_fen INTEGER, -- of the total, in hundredths of a yuan
  proof TEXT, -- of the total
  page INTEGER
) WITHOUT ROWID;

-- The number of the year before as one paper prints it, beside that year's own paper.
CREATE TABLE series (
  department_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  measure TEXT NOT NULL,
  code TEXT NOT NULL, -- class, else empty
  year INTEGER NOT NULL, -- that both speak of
  then_yuan NUMERIC, -- as that year's paper says
  now_yuan NUMERIC, -- as the paper of the year after says
  difference_yuan NUMERIC, -- now less then
  verdict TEXT NOT NULL, -- agrees, revised, or scale (a factor of 1,000, 10,000 and the like: one of the units is wrong)
  then_document TEXT NOT NULL,
  now_document TEXT NOT NULL,
  PRIMARY KEY (department_id, kind, measure, code, year)
) WITHOUT ROWID;

-- The same project in two years of a department: by name, or by a name much like it.
CREATE TABLE project_links (
  department_id TEXT NOT NULL,
  row_id TEXT NOT NULL,
  prior_row_id TEXT NOT NULL,
  score REAL NOT NULL, -- likeness of the names, 1 for the same
  department TEXT,
  year INTEGER NOT NULL, -- of the row
  project TEXT NOT NULL,
  prior_project TEXT NOT NULL,
  amount_fen INTEGER, -- totals in hundredths of a yuan
  prior_fen INTEGER,
  PRIMARY KEY (department_id, row_id, prior_row_id)
) WITHOUT ROWID;

-- Full text. Each different text is kept once, under a hash of it; text_index has it as overlapping pairs of characters. Every
-- SQLite with FTS5 reads it.
CREATE TABLE texts (
  text_id INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  largest NUMERIC -- of the amounts in yuan of its mentions; null where none has one
);
CREATE VIRTUAL TABLE text_index USING fts5 (tokens, content='', detail=none, tokenize="unicode61 remove_diacritics 0");
CREATE TABLE mentions (
  mention_id INTEGER PRIMARY KEY,
  text_id INTEGER NOT NULL,
  document_id TEXT NOT NULL,
  kind TEXT NOT NULL, -- department, project, row, narrative, indicator, sheet or unmapped
  address TEXT, -- of the row or value in the document
  page INTEGER,
  amount_yuan NUMERIC, -- of the row
  proof TEXT -- of the amount
);

-- What a person has to look at, with how much money hangs on it.
CREATE TABLE reviews (
  review_id TEXT PRIMARY KEY, -- document_id/review/kind/address
  document_id TEXT NOT NULL,
  kind TEXT NOT NULL, -- value, check, unit, column, unmapped or identity
  address TEXT NOT NULL, -- of the value; the check with its row and column; the table; unmapped/1; document:department
  page INTEGER,
  printed TEXT, -- what is read there; of a check the two sides
  name TEXT, -- what stands beside it: the row, the title of the table
  because TEXT, -- why, as a JSON array: reasons of the value, terms of the check
  amount_yuan NUMERIC -- what hangs on it: the amount, the difference, the largest amount of the table, the paper's total
) WITHOUT ROWID;
