package serve

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"strings"
	"sync"

	report "gongkai/internal/view"
)

//go:embed static
var staticFiles embed.FS

// Asset is where a file of the server is, under a name that changes with it.
func (v *view) Asset(name string) string { return "/static/" + name + "?" + assetHashes()[name] }

var assetHashes = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for name, data := range assets() {
		sum := sha256.Sum256(data)
		out[name] = hex.EncodeToString(sum[:4])
	}
	return out
})

// assets are the files that pages load: ours, and those of the report.
var assets = sync.OnceValue(func() map[string][]byte {
	out := map[string][]byte{"view.css": []byte(report.Style()), "view.js": []byte(report.Program())}
	entries, err := fs.ReadDir(staticFiles, "static")
	if err != nil {
		panic(err) // it is embedded
	}
	for _, e := range entries {
		data, err := staticFiles.ReadFile("static/" + e.Name())
		if err != nil {
			panic(err)
		}
		out[e.Name()] = data
	}
	return out
})

func (s *Server) static(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	data, ok := assets()[name]
	if !ok {
		s.refuse(w, r, problem{Status: http.StatusNotFound, Type: "notfound"})
		return
	}
	kind := "text/css; charset=utf-8"
	switch {
	case strings.HasSuffix(name, ".js"):
		kind = "text/javascript; charset=utf-8"
	case strings.HasSuffix(name, ".svg"):
		kind = "image/svg+xml"
	}
	send(w, r, newAnswer(kind, data))
}
