package serve

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"gongkai/internal/catalogue"
	"gongkai/normalize/document"
	"gongkai/normalize/redact"
	"gongkai/schema"
)

// TestRedact: with redaction no answer has what was taken out.
func TestRedact(t *testing.T) {
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	fixtures, err := readFixture()
	if err != nil {
		t.Fatal(err)
	}
	// What redaction takes out of the papers is what must be nowhere.
	secrets := map[string]bool{}
	for _, r := range fixtures {
		left := clone(t, r.Document)
		redact.Document(left, schema.PersonalIn(forms))
		text := string(documentText(t, left))
		for _, s := range r.Document.Performance {
			for _, f := range s.Fields {
				if f.Text != nil && len([]rune(*f.Text)) > 1 && !strings.Contains(text, *f.Text) {
					secrets[*f.Text] = true
				}
			}
		}
	}
	if len(secrets) == 0 {
		t.Fatal("the fixtures have nothing to take out")
	}
	personal := schema.PersonalIn(forms)
	s := newSite(t, func(o *Options) {
		o.Redact, o.Change = true, Hide(func(d *document.Document) { redact.Document(d, personal) }, true)
	})
	plain := newSite(t, nil)
	found := false
	for secret := range secrets {
		q := url.QueryEscape(secret)
		for _, path := range []string{"/api/v1/search?q=" + q} {
			if strings.Contains(strings.ReplaceAll(s.ask("GET", path, "").Body.String(), q, ""), secret) {
				t.Errorf("%s finds what was taken out", path)
			}
			found = found || strings.Contains(plain.ask("GET", path, "").Body.String(), secret)
		}
	}
	if !found {
		t.Error("nothing of it is found without redaction, either")
	}
	list := get[paged[catalogue.Paper]](s, "/api/v1/documents")
	for _, p := range list.Items {
		if strings.HasSuffix(p.File, "seed-word.pdf") {
			t.Error("the name of a file is shown")
		}
		at := url.PathEscape(p.ID)
		for _, path := range []string{"/api/v1/documents/" + at, "/api/v1/documents/" + at + "/data", "/documents/" + at,
			"/departments/" + p.Group, "/review?document=" + at} {
			w := s.ask("GET", path, "", "Accept", "text/html, application/json")
			body := w.Body.String()
			if w.Code != 200 {
				t.Errorf("%s: %d", path, w.Code)
			}
			for secret := range secrets {
				if strings.Contains(body, secret) {
					t.Errorf("%s shows what was taken out", path)
				}
			}
		}
	}
	for _, r := range []string{"seed-word.pdf"} {
		doc := fixtures[r].Document
		for _, sheet := range doc.Performance {
			for _, c := range sheet.Cells {
				for _, p := range list.Items {
					if p.SHA256 == doc.Source.SHA256 && secrets[c.Raw] {
						page := s.ask("GET", fmt.Sprintf("/api/v1/documents/%s/pages/%d", p.ID, c.Page), "").Body.String()
						if strings.Contains(page, c.Raw) || !strings.Contains(page, `"b":[`) {
							t.Errorf("page %d is drawn with what was taken out", c.Page)
						}
						return
					}
				}
			}
		}
	}
}

// TestRedactedAuthor: who wrote a correction is told by no answer, that to the next correction among them.
func TestRedactedAuthor(t *testing.T) {
	s := newSite(t, func(o *Options) {
		personal := schema.PersonalIn(o.Forms)
		o.Redact, o.Change = true, func(d *document.Document) { redact.Document(d, personal) }
	})
	id := s.idOf("seed-word")
	at := "/api/v1/documents/" + id
	const body = `{"address":"three_public/total/total","printed":"%s","corrected":"%s","by":"somebody","why":"y"}`
	seen := get[detail](s, at).Version
	e, p := post(s, id, seen, fmt.Sprintf(body, "2.16", "3.16"))
	if p != nil {
		t.Fatalf("%+v", p)
	}
	_, p = post(s, id, seen, fmt.Sprintf(body, "2.16", "5.16"))
	if p == nil || len(p.Changed) != 1 || p.Changed[0].By != "" {
		t.Errorf("a stale change: %+v", p)
	}
	again, p := post(s, id, e.Version, fmt.Sprintf(body, "3.16", "4.16"))
	if p != nil || again.Previous == nil || again.Previous.By != "" {
		t.Errorf("%+v %+v", again, p)
	}
	for _, path := range []string{at, "/api/v1/corrections", "/", "/review?done=true", "/documents/" + id} {
		w := s.ask("GET", path, "", "Accept", "text/html")
		if w.Code != 200 || strings.Contains(w.Body.String(), "somebody") {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}
