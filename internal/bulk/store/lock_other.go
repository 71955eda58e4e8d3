//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly || windows)

package store

import (
	"io"
	"os"
)

// lock cannot keep others out on this system.
func lock(file string) (io.Closer, error) { return os.OpenFile(file, os.O_RDWR|os.O_CREATE, 0o666) }
