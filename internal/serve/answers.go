package serve

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"time"

	"gongkai/internal/controls"
)

// answer answers one question of a program.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, e *endpoint) {
	language := s.language(r)
	inCSV := e.csv && prefersCSV(r)
	key := ""
	if e.method == "GET" {
		key = strings.Join([]string{s.state(), r.URL.Path, r.URL.RawQuery, language, strconv.FormatBool(inCSV)}, "\x00")
		if a := s.cache.get(key); a != nil {
			send(w, r, a)
			return
		}
	}
	a, err := ask(r, outsidePath(e.parameters), language)
	if err == nil {
		err = required(r, e.parameters)
	}
	var v any
	if err == nil {
		v, err = e.do(r.Context(), r, a)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	out, err := e.write(v, inCSV)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	out.link = links(r, v)
	if key != "" {
		s.cache.put(key, out)
	}
	send(w, r, out)
}

// fail says why there is no answer.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	var p *problem
	switch {
	case errors.As(err, &p):
		s.refuse(w, r, *p)
	case errors.Is(err, context.Canceled):
		w.WriteHeader(499) // nobody is there to read it
	case errors.Is(err, errNoFile) || missing(err):
		s.refuse(w, r, problem{Status: http.StatusNotFound, Type: "nofile"})
	default:
		s.Log.Error("no answer", "path", r.URL.Path, "error", err)
		s.refuse(w, r, problem{Status: http.StatusInternalServerError, Type: "internal"})
	}
}

func (e *endpoint) write(v any, inCSV bool) (*answer, error) {
	switch x := v.(type) {
	case image:
		return newAnswer("image/svg+xml", x), nil
	case json.RawMessage:
		return newAnswer("application/json", controls.JSON(x)), nil
	}
	if inCSV {
		text, err := csvOf(v)
		return newAnswer("text/csv; charset=utf-8", text), err
	}
	text, err := json.Marshal(v)
	return newAnswer("application/json", append(controls.JSON(text), '\n')), err
}

// prefersCSV reads Accept: what stands first of JSON and CSV is wanted.
func prefersCSV(r *http.Request) bool {
	for _, part := range strings.Split(r.Header.Get("Accept"), ",") {
		kind, _, _ := strings.Cut(part, ";")
		switch strings.TrimSpace(kind) {
		case "text/csv":
			return true
		case "application/json", "*/*":
			return false
		}
	}
	return false
}

// links leads to the pages of a list before and after.
func links(r *http.Request, v any) string {
	of := reflect.Indirect(reflect.ValueOf(v))
	if of.Kind() != reflect.Struct {
		return ""
	}
	if lines := of.FieldByName("Lines"); lines.IsValid() {
		of = lines
	}
	more, page := of.FieldByName("More"), of.FieldByName("Page")
	if of.Kind() != reflect.Struct || !more.IsValid() || !page.IsValid() || more.Kind() != reflect.Bool {
		return ""
	}
	to := func(n int64, rel string) string {
		q := r.URL.Query()
		q.Set("page", strconv.FormatInt(n, 10))
		return fmt.Sprintf(`<%s?%s>; rel="%s"`, r.URL.EscapedPath(), q.Encode(), rel)
	}
	var out []string
	if page.Int() > 1 {
		out = append(out, to(page.Int()-1, "prev"))
	}
	if more.Bool() {
		out = append(out, to(page.Int()+1, "next"))
	}
	return strings.Join(out, ", ")
}

// answer is an answer as it is sent.
type answer struct {
	kind string // Content-Type
	body []byte
	etag string
	name string // of the file, where it is one to keep: of ASCII letters, digits, points and underscores
	link string // Link header
}

func newAnswer(kind string, body []byte) *answer {
	sum := sha256.Sum256(body)
	return &answer{kind: kind, body: body, etag: `"` + hex.EncodeToString(sum[:12]) + `"`}
}

// send writes an answer, or that it is the one that the browser has.
func send(w http.ResponseWriter, r *http.Request, a *answer) {
	h := w.Header()
	h.Set("ETag", a.etag)
	h.Set("Cache-Control", "private, no-cache")
	h.Set("Vary", "Accept, Accept-Language, Cookie")
	if a.link != "" {
		h.Set("Link", a.link)
	}
	if a.name != "" {
		h.Set("Content-Disposition", `attachment; filename="`+a.name+`"`)
	}
	h.Set("Content-Type", a.kind)
	if r.Method != http.MethodGet && r.Method != http.MethodHead { // If-Match was of what there was before
		h.Set("Cache-Control", "no-store")
		w.Write(a.body)
		return
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(a.body))
}
