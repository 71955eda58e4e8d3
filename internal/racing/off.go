//go:build !race

// Package racing tells tests whether the race detector watches them. It makes everything five to fifteen times slower,
// SQLite (C that was translated into Go) most of all, and tells of nothing that goes on in a single goroutine. So what
// does one thing after the other, and takes long, is left out of that run: the stories of single commands, which start
// the program some 450 times, and walks through a whole catalogue. They run without the detector all the same. What is
// done at the same time stays: workers, servers, readers beside writers, and documents that are read side by side.
package racing

// Enabled reports whether this is a build with the race detector.
const Enabled = false
