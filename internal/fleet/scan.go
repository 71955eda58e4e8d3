package fleet

import "bytes"

// isScan guesses from the bytes whether a file has pages that are pictures alone: those take seconds each, and go to
// the queue for what is slow. It is only a guess, which costs no time worth speaking of: a file that shows pictures,
// but no font where fonts can be seen. What it misses is found by the time that the document takes.
func isScan(data []byte) bool {
	return bytes.Contains(data, []byte("/Image")) && !bytes.Contains(data, []byte("/Font")) &&
		!bytes.Contains(data, []byte("/ObjStm"))
}
