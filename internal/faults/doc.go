// Package faults measures how many faults of reading the checks and doubts of the output find. It puts faults into
// tables as they were read, between extraction and recognition: a value in the next cell, a digit that is another, a
// row lost. Then it recognises and normalises the document anew and looks whether the output says that something is
// wrong there.
//
// docs/faults.md shows the result for the fixtures; scripts/faults prints it.
package faults
