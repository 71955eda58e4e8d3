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
