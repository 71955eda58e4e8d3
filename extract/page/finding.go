package page

// Severity of a Finding.
type Severity string

const (
	Error   Severity = "error"   // part of the document could not be read
	Warning Severity = "warning" // something was read that deserves a look
	Info    Severity = "info"    // worth knowing, nothing to do
)

// Finding is what a stage has to say about its input: malformed input, a doubt, a repair. Findings are data. Their IDs are
// stable and documented in docs/diagnostics.md; messages are for people and may change.
type Finding struct {
	ID       string   `json:"id"`
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
	Page     int      `json:"page,omitempty"` // 0: the whole document
	Box      *Rect    `json:"bbox,omitempty"`
}
