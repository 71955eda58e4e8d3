package view

var english = map[string]string{
	"noscript": "This report is drawn by a script inside the file. Allow scripts for it, or use gongkai extract.",
	"report":   "report of the disclosure",

	// the masthead
	"year": "{0}", "unit": "in {0}", "unit.元": "yuan (元)", "unit.万元": "10,000 yuan (万元)", "unit.亿元": "100 million yuan (亿元)", "published": "published {0}", "pagecount": "{0} pages", "form": "form", "noform": "no known form",
	"kind.budget": "departmental budget", "kind.final_accounts": "departmental final accounts", "redacted": "redacted",
	"share":     "verified ({0} of {1} values)",
	"share.all": "verified {0}, unchecked {1}, doubtful {2}",
	"holds":     "checks hold", "fails": "fail", "opens": "not testable",

	// pages
	"pageword": "page", "page": "page {0}", "p": "p. {0}", "pages": "pages {0}", "goto": "go to page", "images": "pictures not shown: {0}",
	"smaller": "smaller", "larger": "larger", "fit": "fit the width", "barred": "personal data was taken out",

	// proofs
	"verified": "verified", "unchecked": "unchecked", "doubtful": "doubtful",
	"verified.about":  "A sum or comparison that covers the value holds, and none fails.",
	"unchecked.about": "No sum or comparison covers the value.",
	"doubtful.about":  "A check that covers the value fails, or what is printed could not be read for certain. Look at the page.",

	// panels and filter
	"tab.tables": "Tables", "tab.sheets": "Performance", "tab.facts": "Facts", "tab.checks": "Checks", "tab.unmapped": "Unmapped",
	"tab.diagnostics": "Diagnostics", "tab.corrections": "Corrections", "keyhint": "key {0}",
	"filter": "filter", "filter.only": "only {0} values", "jump": "go to table …",
	"search": "search", "nothing": "nothing found", "more": "{0} more", "close": "close", "cancel": "cancel", "remove": "remove", "copy": "copy",

	// tables
	"tables.none": "None of the form's tables was found.", "form.none": "The document follows no known form. Its tables are in “Unmapped”, as printed.",
	"status.filled": "filled", "status.empty": "empty: the document says so", "status.missing": "missing: the document lacks it",
	"side.income": "Income", "side.expenditure": "Expenditure", "head.item": "item", "head.project": "item and project", "head.unit": "unit",
	"blankcolumns": "show {0} blank columns", "col.code": "code", "col.name": "name", "col.project": "project", "extra": "beyond the form",
	"notes": "note", "corrected": "corrected", "corrected.by": "Read as {0}; corrected by {1}: {2}", "readas": "read as {0}",

	// sheets
	"indicator": "indicator {0}", "field.level1": "level 1", "field.level2": "level 2", "field.name": "indicator", "field.target": "target",
	"field.nature": "relation", "field.value": "value", "field.unit": "unit", "field.weight": "weight", "field.prior": "last year", "field.basis": "basis",
	"field.rule": "scoring rule", "field.evidence": "evidence", "field.department": "department", "field.project": "project", "field.contact": "contact",
	"field.phone": "telephone", "field.owner": "responsible", "field.objective": "objective", "field.funds_upper": "funds from above",
	"field.funds_local": "local funds", "field.funds_other": "other funds", "field.funds_total": "funds in all", "field.funds_fiscal": "fiscal funds",

	// facts, checks
	"facts.about": "Numbers of the narrative, and the cells of tables that say the same.",
	"head.fact":   "fact", "head.value": "value", "head.words": "as printed", "head.agrees": "agrees with", "head.check": "check", "head.where": "where",
	"head.left": "left", "head.right": "right", "head.difference": "difference",
	"verdict.exact": "exact", "verdict.rounding": "rounding", "verdict.mismatch": "mismatch", "verdict.untestable": "untestable", "verdict.vacuous": "blank",
	"verdict.exact.about":      "Both sides are the same.",
	"verdict.rounding.about":   "The sides differ by no more than rounding of the printed numbers explains.",
	"verdict.mismatch.about":   "The sides differ by more than rounding explains. One of the numbers is wrong, or was read wrongly, or the document breaks its own rule.",
	"verdict.untestable.about": "A number that the check needs is not in the document.",
	"verdict.vacuous.about":    "All numbers of the check are blank.",
	"checks.none":              "No check has a verdict chosen above.", "nochecks": "No check covers this value.", "notprinted": "not printed", "envelope": "Rounding may explain a difference up to {0}.",

	// unmapped, diagnostics
	"unmapped.about": "Tables that no form claims, as printed. Nothing in them is verified.", "untitled": "table without a title", "size": "{0} rows, {1} cells",
	"nearest": "Most like the form's table “{0}”: title {1} %, header {2} %.", "nearest.missing": "Missing: {0}.", "square": "row {0}, column {1}",
	"diagnostics.none": "There is nothing to say about the file.",

	// corrections
	"correct": "Correct …", "correct.again": "Change correction …", "correct.corrected": "corrected", "correct.by": "by", "correct.why": "why",
	"correct.save": "Note it", "correct.noamount": "That is no amount.", "correct.incomplete": "A correction says who made it and why.", "correct.to": "Noted: {0}",
	"correct.address": "address", "correct.printed": "printed", "corrections.none": "None yet. Select a value and press “Correct …”.",
	"corrections.about": "What you find to be wrong is collected here, in this browser alone, until you download it.", "download": "Download {0}",

	// help
	"help":       "Help",
	"help.about": "Click a value and its place lights up on the page; click a place and the value lights up. A check shows the cells of both its sides.",
	"key.next":   "next value", "key.previous": "previous value", "key.nextdoubt": "next doubtful value", "key.previousdoubt": "previous doubtful value",
	"key.search": "search", "key.correct": "correct the value", "key.filterdoubt": "only doubtful values", "key.panel": "go to a panel", "key.larger": "larger pages",
	"key.smaller": "smaller pages", "key.fit": "fit the width", "key.language": "中文", "key.help": "this help", "key.escape": "leave, deselect",
}
