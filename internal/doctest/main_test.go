package doctest

import (
	"fmt"
	"os"
	"testing"

	"gongkai/internal/racing"
)

// TestMain leaves out all of this package under the race detector: it reads guides, and the programs that it starts are
// built without the detector.
func TestMain(m *testing.M) {
	if racing.Enabled {
		fmt.Println("nothing here runs at the same time, see package racing")
		return
	}
	var err error
	if programs, err = os.MkdirTemp("", "gongkai-programs-"); err != nil {
		panic(err)
	}
	status := m.Run()
	os.RemoveAll(programs)
	os.Exit(status)
}
