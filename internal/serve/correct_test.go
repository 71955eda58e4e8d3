package serve

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"gongkai/internal/bulk/report"
	"gongkai/internal/bulk/store"
	"gongkai/internal/catalogue"
	"gongkai/normalize/corrections"
	"gongkai/normalize/document"
)

func post(s *site, id, version, body string) (*effect, *problem) {
	s.Helper()
	w := s.ask("POST", "/api/v1/documents/"+id+"/corrections", body, "Content-Type", "application/json",
		"If-Match", `"`+version+`"`, "Authorization", "Bearer secret")
	if w.Code == 200 {
		var e effect
		if err := json.Unmarshal(w.Body.Bytes(), &e); err != nil {
			s.Fatal(err)
		}
		return &e, nil
	}
	var p problem
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		s.Fatalf("%d %s", w.Code, w.Body)
	}
	return nil, &p
}

func measureOf(s *site, id, measure string) catalogue.Measured {
	s.Helper()
	for _, m := range get[detail](s, "/api/v1/documents/"+id).Measures {
		if m.Measure == measure && m.Period == "current" {
			return m
		}
	}
	s.Fatalf("no measure %s", measure)
	return catalogue.Measured{}
}

// TestCorrect: a correction is written, the paper read again, and taken back; a stale one is refused with what changed.
func TestCorrect(t *testing.T) {
	s := newSite(t, nil)
	id := s.idOf("seed-word")
	at := "/api/v1/documents/" + id
	seen := get[detail](s, at).Version
	was := measureOf(s, id, "three_public.total").Value
	const one = `{"address":"three_public/total/total","printed":"2.16","corrected":"3.16","by":"audit office","why":"the signed original"}`
	e, p := post(s, id, seen, one)
	if p != nil {
		t.Fatalf("%+v", p)
	}
	if e.Before.Value != "2.16" || e.After.Value != "3.16" || e.Version == seen || len(e.Checks) == 0 ||
		len(e.Measures) == 0 ||
		e.After.Mismatch <= e.Before.Mismatch {
		t.Errorf("%+v", e)
	}
	if now := measureOf(s, id, "three_public.total"); now.Value == was || len(now.Corrected) != 1 {
		t.Errorf("the measure is %+v, and was %s", now, was)
	}
	text, err := os.ReadFile(filepath.Join(s.folder, "corrections.yaml"))
	if err != nil || !strings.Contains(string(text), `corrected: "3.16"`) || !strings.Contains(string(text),
		"audit office") {
		t.Errorf("%v %s", err, text)
	}
	set, err := corrections.Parse(text, "corrections.yaml")
	if err != nil || len(set) != 1 {
		t.Fatal(err)
	}

	// Somebody who saw the paper before is told what changed, and writes nothing.
	_, p = post(s, id, seen,
		`{"address":"income/21011/total","printed":"14.06","corrected":"14.05","by":"other","why":"why"}`)
	if p == nil || p.Status != 409 || len(p.Changed) != 1 || p.Changed[0].Address != "three_public/total/total" ||
		*p.Changed[0].Corrected != "3.16" || p.Changed[0].By != "audit office" || p.Version != e.Version {
		t.Fatalf("%+v", p)
	}
	if again, _ := os.ReadFile(filepath.Join(s.folder, "corrections.yaml")); !bytes.Equal(text, again) {
		t.Error("a stale correction was written")
	}
	// With what he knows now it is taken, and the other one stays.
	e2, p := post(s, id, p.Version,
		`{"address":"income/21011/total","printed":"14.06","corrected":"14.05","by":"other","why":"why"}`)
	if p != nil || len(get[detail](s, at).Told) != 2 {
		t.Fatalf("%+v %+v", p, e2)
	}
	// Corrected once more, and taken back twice: first to what stood there, then to what is printed.
	e3, p := post(s, id, e2.Version,
		`{"address":"income/21011/total","printed":"14.05","corrected":"14.04","by":"third","why":"why"}`)
	if p != nil || e3.After.Value != "14.04" || e3.Previous == nil || *e3.Previous.Corrected != "14.05" {
		t.Fatalf("%+v %+v", p, e3)
	}
	const undo = `{"action":"undo","address":"income/21011/total","printed":"","corrected":null,"by":"","why":""}`
	e4, p := post(s, id, e3.Version, undo)
	if p != nil || e4.After.Value != "14.05" {
		t.Fatalf("%+v %+v", p, e4)
	}
	e5, p := post(s, id, e4.Version, undo)
	if p != nil || e5.After.Value != "14.06" || e5.Version != e.Version {
		t.Fatalf("%+v %+v", p, e5)
	}
	e6, p := post(s, id, e5.Version, strings.Replace(undo, "income/21011/total", "three_public/total/total", 1))
	if p != nil || e6.After.Value != "2.16" || measureOf(s, id, "three_public.total").Value != was {
		t.Fatalf("%+v %+v", p, e6)
	}
	// The catalogue is what a build from nothing makes of the folder now.
	fresh, _, err := catalogue.Open(filepath.Join(t.TempDir(), "c.db"), catalogue.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	if _, err := fresh.Update(t.Context(), s.folder, inputsOf(t, s.folder)); err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{"SELECT group_concat(disclosure_id || counts || document_id) FROM disclosures",
		"SELECT group_concat(document_id || '/' || content) FROM files", "SELECT count(*) FROM measures",
		"SELECT count(*) FROM reviews",
		"SELECT count(*) FROM series", "SELECT count(*) FROM mentions"} {
		var have, want string
		if err := s.catalogue.DB().QueryRow(q).Scan(&have); err != nil {
			t.Fatal(err)
		}
		if err := fresh.DB().QueryRow(q).Scan(&want); err != nil || have != want {
			t.Errorf("%s: %s, want %s (%v)", q, have, want, err)
		}
	}
}

// TestUndoAfterRestart: what was corrected twice is taken back twice, though the server began anew in between; of what
// was written by hand meanwhile nothing is guessed.
func TestUndoAfterRestart(t *testing.T) {
	s := newSite(t, nil)
	id := s.idOf("seed-word")
	change := func(action, corrected string) {
		t.Helper()
		now := get[detail](s, "/api/v1/documents/"+id).Version
		if _, p := post(s, id, now, fmt.Sprintf(`{"action":%q,"address":"income/21011/total","printed":"14.06","corrected":%q,`+
			`"by":"x","why":"y"}`, action, corrected)); p != nil {
			t.Fatalf("%+v", p)
		}
	}
	restart := func() {
		t.Helper()
		s.desk.settling.Wait()
		anew, err := New(s.Options)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { anew.Close() })
		s = &site{t, anew, s.folder}
	}
	is := func(want string) {
		t.Helper()
		if e := get[evidence](s, "/api/v1/documents/"+id+"/evidence?address=income/21011/total"); e.Value != want {
			t.Fatalf("%s, want %s", e.Value, want)
		}
	}
	for _, x := range []string{"1", "2", "1", "2"} {
		change("correct", x)
	}
	for _, want := range []string{"1", "2", "1", "14.06"} {
		restart()
		change("undo", "")
		is(want)
	}
	if left := s.desk.replaced(); len(left) > 0 {
		t.Errorf("%+v", left)
	}
	change("correct", "1")
	change("correct", "2")
	file := filepath.Join(s.folder, store.CorrectionsFile)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text = bytes.Replace(text, []byte(`corrected: "2"`), []byte(`corrected: "3"`), 1)
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	restart()
	change("undo", "")
	is("14.06")
}

// TestRefused: what does not fit is not written, and it is said why.
func TestRefused(t *testing.T) {
	s := newSite(t, nil)
	id := s.idOf("seed-word")
	seen := get[detail](s, "/api/v1/documents/"+id).Version
	for body, want := range map[string]string{
		`{"address":"no/such/value","printed":"1","corrected":"2","by":"x","why":"y"}`:                      "refused",
		`{"address":"income/21011/total","printed":"15","corrected":"2","by":"x","why":"y"}`:                "refused",
		`{"address":"income/21011/total","printed":"14.06","corrected":"two","by":"x","why":"y"}`:           "amount",
		`{"address":"income/21011/total","printed":"14.06","corrected":"2","by":"","why":"y"}`:              "incomplete",
		`{"address":"document:year","printed":"2025","corrected":"soon","by":"x","why":"y"}`:                "refused",
		`{"address":"income/21011/total","printed":"","corrected":null,"action":"undo","by":"","why":""}`:   "notfound",
		`{"address":"income/21011/total","printed":"","corrected":null,"action":"delete","by":"","why":""}`: "request",
	} {
		if _, p := post(s, id, seen, body); p == nil || p.Type != problems+want || p.Title == "" {
			t.Errorf("%s: %+v", body, p)
		}
	}
	if _, err := os.Stat(filepath.Join(s.folder, "corrections.yaml")); err == nil {
		t.Error("something was written")
	}
	later := s.idOf("later.pdf")
	w := s.ask("POST", "/api/v1/documents/"+later+"/corrections",
		`{"address":"income/21011/total","printed":"14.06","corrected":"2","by":"x","why":"y"}`,
		"Content-Type", "application/json", "If-Match", `"`+get[detail](s, "/api/v1/documents/"+later).Version+`"`,
		"Authorization", "Bearer secret")
	if w.Code != 404 || !strings.Contains(w.Body.String(), "nofile") {
		t.Errorf("without its file: %d %s", w.Code, w.Body)
	}
}

// TestIdentity: another department or year gives the paper another id, and the catalogue settles.
func TestIdentity(t *testing.T) {
	s := newSite(t, nil)
	id := s.idOf("seed-word")
	seen := get[detail](s, "/api/v1/documents/"+id).Version
	printed := get[detail](s, "/api/v1/documents/"+id).Department
	e, p := post(s, id, seen,
		fmt.Sprintf(`{"address":"document:department","printed":%q,"corrected":"测试市审计局","by":"x","why":"y"}`, printed))
	if p != nil || e.Document == id {
		t.Fatalf("%+v %+v", e, p)
	}
	s.desk.settling.Wait()
	if d := get[detail](s, "/api/v1/documents/"+e.Document); d.Department != "测试市审计局" || !d.Counts {
		t.Errorf("%+v", d.Paper)
	}
	if w := s.ask("GET", "/api/v1/documents/"+id, ""); w.Code != 404 {
		t.Error("the paper is there twice")
	}
}

// TestAccept: what a person accepts is no longer in the list, until it is taken back.
func TestAccept(t *testing.T) {
	s := newSite(t, nil)
	before := get[paged[catalogue.Review]](s, "/api/v1/review?per_page=100")
	if len(before.Items) < 3 {
		t.Fatalf("%d things to look at", len(before.Items))
	}
	x := before.Items[0]
	seen := get[detail](s, "/api/v1/documents/"+url.PathEscape(x.Document)).Version
	body := fmt.Sprintf(`{"action":"accept","address":%q,"printed":"","corrected":null,"by":"x","why":"looked at"}`,
		x.Kind+" "+x.Address)
	if _, p := post(s, url.PathEscape(x.Document), seen, body); p != nil {
		t.Fatalf("%+v", p)
	}
	after := get[paged[catalogue.Review]](s, "/api/v1/review?per_page=100")
	if slices.ContainsFunc(after.Items, func(y catalogue.Review) bool { return y.ID == x.ID }) ||
		len(after.Items) != len(before.Items)-1 {
		t.Errorf("%d and %d", len(before.Items), len(after.Items))
	}
	if l := get[ledger](s, "/api/v1/corrections"); len(l.Accepted) != 1 || l.Accepted[0].By != "x" {
		t.Errorf("%+v", l)
	}
	if _, p := post(s, url.PathEscape(x.Document), seen, strings.Replace(body, "accept", "undo", 1)); p != nil {
		t.Fatalf("%+v", p)
	}
	if again := get[paged[catalogue.Review]](s, "/api/v1/review?per_page=100"); len(again.Items) != len(before.Items) {
		t.Error("it is not in the list again")
	}
	for i := 1; i < len(before.Items); i++ {
		a, _ := amountOf(before.Items[i-1].Amount)
		if b, _ := amountOf(before.Items[i].Amount); b.GreaterThan(a) {
			t.Errorf("%s comes behind %s", b, a)
		}
	}
}

// TestTwoAtOnce: of many corrections at the same time none is lost, and the file is whole at every moment.
func TestTwoAtOnce(t *testing.T) {
	s := newSite(t, nil)
	id := s.idOf("seed-word")
	var wait sync.WaitGroup
	rows := []struct{ address, printed string }{{"income/21011/total", "14.06"}, {"three_public/total/total", "2.16"}}
	for i, x := range rows {
		wait.Go(func() {
			for {
				seen := get[detail](s, "/api/v1/documents/"+id).Version
				_, p := post(s, id, seen, fmt.Sprintf(`{"address":%q,"printed":%q,"corrected":"%d.5","by":"x","why":"y"}`,
					x.address, x.printed, i+1))
				if p == nil {
					return
				}
				if p.Status != 409 {
					t.Errorf("%+v", p)
					return
				}
			}
		})
	}
	wait.Wait()
	if told := get[detail](s, "/api/v1/documents/"+id).Told; len(told) != 2 {
		t.Errorf("%+v", told)
	}
}

// TestNotKept: what could not be put into the folder is not said in the file of corrections, either.
func TestNotKept(t *testing.T) {
	s := newSite(t, func(o *Options) {
		o.Keep = func(*report.Entry, *document.Document, corrections.Set) (string, error) { return "", Busy() }
	})
	id := s.idOf("seed-word")
	seen := get[detail](s, "/api/v1/documents/"+id).Version
	const one = `{"address":"three_public/total/total","printed":"2.16","corrected":"3.16","by":"x","why":"y"}`
	if _, p := post(s, id, seen, one); p == nil || p.Type != problems+"busy" {
		t.Fatalf("%+v", p)
	}
	file := filepath.Join(s.folder, "corrections.yaml")
	if _, err := os.Stat(file); !os.IsNotExist(err) {
		t.Error("a file of corrections is left")
	}
	text := "# by hand\nsource:\n  sha256: " + other("later") + "\ncorrections: []\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, p := post(s, id, seen, one); p == nil || p.Type != problems+"busy" {
		t.Fatalf("%+v", p)
	}
	if now, err := os.ReadFile(file); err != nil || string(now) != text {
		t.Errorf("%s (%v)", now, err)
	}
}

// TestGone: what is no more after a change is told, too.
func TestGone(t *testing.T) {
	check := func(id string, v document.Verdict) document.Check { return document.Check{ID: id, Verdict: v} }
	before := &document.Document{Checks: []document.Check{check("b", document.Exact), check("a", document.Exact),
		check("c", document.Exact)}}
	after := &document.Document{Checks: []document.Check{check("c", document.Mismatch)}}
	var got []string
	for _, x := range changed(before, after) {
		got = append(got, x.Check+" "+x.Before+">"+x.After)
	}
	if !slices.Equal(got, []string{"checks/c exact>mismatch", "checks/a exact>", "checks/b exact>"}) {
		t.Errorf("%q", got)
	}
	s := newSite(t, nil)
	id := s.idOf("seed-word")
	list, err := s.catalogue.MeasuresOf(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	more := append(slices.Clone(list), catalogue.Measured{Measure: "expenditure.function", Code: "299", Value: "1"})
	moves, err := s.moved(t.Context(), more, id)
	if err != nil || len(moves) != 1 || moves[0].Code != "299" || moves[0].Before != "1" || moves[0].After != "" {
		t.Errorf("%+v (%v)", moves, err)
	}
}
