package fleet

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	otlp "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// TestTraces: a receiver of OTLP gets a span for each document, with its stages as children, and failures as status;
// no name of a file.
func TestTraces(t *testing.T) {
	var mutex sync.Mutex
	var spans []*otlp.Span
	var all, path string
	receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		var request collector.ExportTraceServiceRequest
		if err == nil {
			err = proto.Unmarshal(body, &request)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		mutex.Lock()
		defer mutex.Unlock()
		path, all = r.URL.Path, all+request.String()
		for _, rs := range request.ResourceSpans {
			for _, ss := range rs.ScopeSpans {
				spans = append(spans, ss.Spans...)
			}
		}
		w.Header().Set("Content-Type", "application/x-protobuf")
	}))
	defer receiver.Close()
	f := made(t)
	f.mustAdd(t, files(t, map[string]string{"one-name.pdf": "one", "b.pdf": "scan of a paper"}))
	traces, err := NewTraces(t.Context(), receiver.URL, "worker-7", "v0", func(err error) { t.Error(err) })
	if err != nil {
		t.Fatal(err)
	}
	f.mustWork(t, func(w *Work) { w.Traces = traces })
	if err := traces.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, s := range spans {
		names[string(s.SpanId)] = s.Name
	}
	var got []string
	for _, s := range spans {
		got = append(got, fmt.Sprintf("%s in %q: %s", s.Name, names[string(s.ParentSpanId)], s.Status.GetMessage()))
	}
	slices.Sort(got)
	want := `document in "": 
document in "": scan
fetch in "document": 
fetch in "document": 
read in "document": 
read in "document": 
write in "document": 
write in "document": `
	if text := strings.Join(got, "\n"); text != want || path != "/v1/traces" {
		t.Errorf("at %s:\n%s", path, text)
	}
	for text, there := range map[string]bool{"worker-7": true, "gongkai.sha256": true, sum([]byte("one")): true,
		"gongkai-fleet": true, "one-name": false} {
		if strings.Contains(all, text) != there {
			t.Errorf("%s: %v", text, !there)
		}
	}
}

// TestTracesWanted: the variables of OpenTelemetry switch traces on and off.
func TestTracesWanted(t *testing.T) {
	for _, c := range []struct {
		name, value string
		want        bool
	}{{"OTEL_SDK_DISABLED", "false", false}, {"OTEL_EXPORTER_OTLP_ENDPOINT", "http://h:4318", true},
		{"OTEL_TRACES_EXPORTER", "none", false}} {
		t.Setenv(c.name, c.value)
		if TracesWanted() != c.want {
			t.Errorf("%s=%s: %v", c.name, c.value, !c.want)
		}
	}
	if _, err := NewTraces(t.Context(), "localhost:4318", "", "", nil); err == nil {
		t.Error("an address without a scheme")
	}
}
