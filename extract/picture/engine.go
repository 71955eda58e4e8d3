package picture

import (
	"context"
	"errors"
	"image"
)

// ErrNoEngine is why an engine reads nothing that was to be used if there is one.
var ErrNoEngine = errors.New("there is no engine that reads scans")

// Engine recognises text in pictures. It need not find it: each picture is of one line.
type Engine interface {
	// Name tells the engine and its version, on which its results depend.
	Name() string
	// Recognise reads pictures, black on white, and gives a text for each.
	Recognise(ctx context.Context, kind Kind, lines []*image.Gray) ([]Text, error)
}

// Kind is what lines are expected to hold.
type Kind string

const (
	Words   Kind = "text"   // anything
	Numbers Kind = "number" // digits, and what stands between and beside them
)

// Text is what an engine reads in a picture.
type Text struct {
	Text string
	// Confidence is that of the least certain character, 0 to 1.
	Confidence float64
	// At has the middle of each character, as a share of the width of the picture. It is empty where the engine does not
	// tell.
	At []float64
}
