//go:build race

package racing

// Enabled reports whether this is a build with the race detector.
const Enabled = true
