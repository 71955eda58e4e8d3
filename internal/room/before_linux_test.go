//go:build cgo

package room

import (
	"os"
	"os/exec"
	"testing"
)

// TestBeforeGo: where C is linked in, a process that has less memory than the Go runtime needs ends with a line.
func TestBeforeGo(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for limit, want := range map[string]string{
		"-v 300000":  "gongkai: the system allows 292 MB of address space (ulimit -v); 2209 are needed\n",
		"-v 1300000": "gongkai: the system allows 1269 MB of address space (ulimit -v); 2209 are needed\n",
		"-d 60000":   "gongkai: the system allows 58 MB of memory for data (ulimit -d); 512 are needed\n",
	} {
		cmd := exec.Command("sh", "-c", "ulimit "+limit+`; exec "$0" -test.run=^$`, self)
		cmd.Env = []string{"LC_ALL=C"}
		said, _ := cmd.CombinedOutput()
		if string(said) != want || cmd.ProcessState.ExitCode() != exitStatus {
			t.Errorf("%s: %v, said %s", limit, cmd.ProcessState, said)
		}
	}
}
