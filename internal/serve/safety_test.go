package serve

import (
	"bytes"
	"encoding/csv"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/internal/catalogue"
)

// TestHostile: what a paper is called does no harm in pages, CSV, JSON, images, workbooks and headers.
func TestHostile(t *testing.T) {
	s := newSite(t, nil)
	id := s.idOf("alert(2)")
	department := get[paged[catalogue.DepartmentLine]](s, "/api/v1/departments?department=1%2B1").Items[0].ID
	at := url.PathEscape(id)
	for _, path := range []string{"/", "/search?q=某项", "/search?q=" + url.QueryEscape(hostile), "/departments",
		"/departments/" + department,
		"/compare?ids=" + department, "/compare?department=" + url.QueryEscape(hostile), "/review", "/review?document=" +
			url.QueryEscape(id),
		"/documents/" + at, "/compare.svg?ids=" + department, "/documents/" + url.PathEscape(hostile)} {
		w := s.ask("GET", path, "", "Accept", "text/html", "Cookie", tokenCookie+"=secret")
		page := w.Body.String()
		if strings.Contains(page, "<script>alert") || strings.Contains(page, `"'&`+"\u202e") {
			t.Errorf("%s: a name is not escaped", path)
		}
		if w.Code >= 500 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	for _, path := range []string{"/api/v1/departments", "/api/v1/documents", "/api/v1/search?q=某项",
		"/api/v1/compare?all=true", "/api/v1/review"} {
		if w := s.ask("GET", path, ""); strings.Contains(w.Body.String(), "\u202e") ||
			!strings.Contains(w.Body.String(), `\u202e`) {
			t.Errorf("%s: a mark of direction is no escape in JSON", path)
		}
		w := s.ask("GET", path, "", "Accept", "text/csv")
		rows, err := csv.NewReader(w.Body).ReadAll()
		if err != nil {
			t.Errorf("%s: %v", path, err)
		}
		there := false
		for _, row := range rows {
			for _, cell := range row {
				there = there || strings.Contains(cell, "alert(1)")
				if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "@") || strings.HasPrefix(cell, "\t") {
					t.Errorf("%s: %q is a formula", path, cell)
				}
			}
		}
		if !there {
			t.Errorf("%s: the hostile name is not there, so nothing was shown", path)
		}
	}
	if w := s.ask("GET", "/compare.xlsx?ids="+department, ""); !bytes.HasPrefix(w.Body.Bytes(), []byte("PK")) {
		t.Error("no workbook")
	}
	for _, path := range []string{"/%0d%0aX-Evil:1", "//evil.example/?token=secret", "/search?q=%0d%0a&token=secret",
		"/\\evil.example?token=secret"} {
		w := s.ask("GET", path, "", "Accept", "text/html")
		if w.Header().Get("X-Evil") != "" || strings.HasPrefix(w.Header().Get("Location"), "//") ||
			strings.HasPrefix(w.Header().Get("Location"), "/\\") {
			t.Errorf("%s: %v", path, w.Header())
		}
	}
}

// TestSafety: what must not be answered is refused.
func TestSafety(t *testing.T) {
	s := newSite(t, func(o *Options) { o.Hosts = []string{"localhost", "127.0.0.1", "::1"} })
	id := s.idOf("seed-word")
	version := get[detail](s, "/api/v1/documents/"+id).Version
	path, body := "/api/v1/documents/"+id+"/corrections",
		`{"address":"income/21011/total","printed":"14.06","corrected":"1","by":"x","why":"y"}`
	post := func(more ...string) *httptest.ResponseRecorder {
		return s.ask("POST", path, body, append([]string{"Content-Type", "application/json", "If-Match", `"` + version +
			`"`}, more...)...)
	}
	form := func() string {
		return url.Values{"document": {id}, "version": {version}, "address": {"income/21011/total"}, "printed": {"14.06"},
			"corrected": {"1"},
			"by":        {"x"}, "why": {"y"}, "action": {"correct"}}.Encode()
	}
	const bearer = "Bearer secret"
	for name, w := range map[string]*httptest.ResponseRecorder{
		"no token":           post(),
		"wrong token":        post("Authorization", "Bearer wrong"),
		"cookie alone":       post("Cookie", tokenCookie+"=secret"),
		"cookie, wrong form": post("Cookie", tokenCookie+"=secret", tokenHeader, "secret"),
		"other origin":       post("Authorization", bearer, "Origin", "http://evil.example"),
		"other site":         post("Authorization", bearer, "Sec-Fetch-Site", "cross-site"),
		"other referer":      post("Authorization", bearer, "Referer", "http://evil.example/x"),
		"null origin":        post("Authorization", bearer, "Origin", "null"),
		"form without token": s.ask("POST", "/review", form(), "Content-Type", "application/x-www-form-urlencoded",
			"Cookie", tokenCookie+"=secret"),
		"form as plain text": s.ask("POST", "/review", form(), "Content-Type", "text/plain", "Cookie",
			tokenCookie+"=secret"),
		"delete":          s.ask("DELETE", path, "", "Cookie", tokenCookie+"=secret"),
		"no version":      s.ask("POST", path, body, "Content-Type", "application/json", "Authorization", bearer),
		"as plain text":   post("Authorization", bearer, "Content-Type", "text/plain"),
		"another version": post("Authorization", bearer, "If-Match", `"0000"`),
		"too long": s.ask("POST", path, body+strings.Repeat(" ", 100<<10)+"{", "Content-Type",
			"application/json", "If-Match", `"`+version+`"`, "Authorization", bearer),
		"unknown field": s.ask("POST", path, `{"adress":"x"}`, "Content-Type", "application/json", "If-Match",
			`"`+version+`"`, "Authorization", bearer),
		"rebound host":        s.ask("GET", "/api/v1/overview", "", "Host", "evil.example"),
		"rebound host, write": post("Authorization", bearer, "Host", "evil.example:8460"),
	} {
		if w.Code < 400 || w.Code >= 500 {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
	if _, err := os.Stat(filepath.Join(s.folder, "corrections.yaml")); err == nil {
		t.Fatal("something was written")
	}
	for _, h := range []string{"localhost:1", "127.0.0.1", "[::1]:8460"} {
		if w := s.ask("GET", "/api/v1/overview", "", "Host", h); w.Code != 200 {
			t.Errorf("%s: %d", h, w.Code)
		}
	}
	w := s.ask("GET", "/review?reason=value&token=secret", "", "Accept", "text/html")
	if c := w.Header().Get("Set-Cookie"); w.Code != 303 || w.Header().Get("Location") != "/review?reason=value" ||
		!strings.Contains(c, "HttpOnly") || !strings.Contains(c, "SameSite=Strict") {
		t.Error(w.Code, w.Header())
	}
	if w := s.ask("GET", "/?token=wrong", "", "Accept", "text/html"); w.Header().Get("Set-Cookie") != "" {
		t.Error("a wrong token is kept")
	}
	if page := s.ask("GET", "/review", "", "Accept", "text/html").Body.String(); strings.Contains(page,
		s.formToken()) || strings.Contains(page, "secret") {
		t.Error("a page shows the token to somebody who does not know it")
	}
	if page := s.ask("GET", "/review", "", "Accept", "text/html", "Cookie",
		tokenCookie+"=secret").Body.String(); !strings.Contains(page, s.formToken()) ||
		strings.Contains(page, "secret") {
		t.Error("a page offers no correction to somebody who knows the token, or shows it")
	}

	closed := newSite(t, func(o *Options) { o.ReadOnly = true })
	if w := closed.ask("POST", path, body, "Authorization", bearer, "If-Match", `"`+version+`"`, "Content-Type",
		"application/json"); w.Code != 403 {
		t.Error("read only:", w.Code)
	}
	only := newSite(t, func(o *Options) { o.OnlyToken = true })
	if w := only.ask("GET", "/api/v1/overview", ""); w.Code != 401 {
		t.Error("readers without a token:", w.Code)
	}
	if w := only.ask("GET", "/api/v1/overview", "", "Authorization", bearer); w.Code != 200 {
		t.Error("readers with a token:", w.Code)
	}
}
