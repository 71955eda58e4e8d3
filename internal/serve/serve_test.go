package serve

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

// TestServe: the server ends when it is told to, and answers meanwhile.
func TestServe(t *testing.T) {
	s := newSite(t, nil)
	server := httptest.NewUnstartedServer(nil)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, server.Listener) }()
	answer, err := http.Get("http://" + server.Listener.Addr().String() + "/api/v1/measures")
	if err != nil || answer.StatusCode != 200 {
		t.Fatal(answer, err)
	}
	io.Copy(io.Discard, answer.Body)
	answer.Body.Close()
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := http.Get("http://" + server.Listener.Addr().String() + "/"); err == nil {
		t.Error("it still answers")
	}
}

// TestPercent: neither all nor nothing is said of what is a little less or more.
func TestPercent(t *testing.T) {
	v := &view{}
	for _, x := range []struct {
		part, whole int
		want        string
	}{{0, 0, "–"}, {0, 9, "0.0%"}, {1, 9000, "<0.1%"}, {9, 9000, "0.1%"}, {8999, 9000, "99.9%"}, {9, 9, "100%"}} {
		if got := v.Percent(x.part, x.whole); got != x.want {
			t.Errorf("%d of %d: %s, want %s", x.part, x.whole, got, x.want)
		}
	}
}
