// Command load measures how fast `gongkai serve` answers many readers at once. It starts the program on a folder of
// results, whose catalogue must be there, asks for pages as readers do, and says how long they took and how much memory
// the program has.
//
//	go run ./scripts/load -readers 20 -requests 200 GONGKAI OUT
package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
)

// Bounds that the program has to keep: the start on an existing catalogue, and the median of the answers of each kind
// of page.
const (
	mostStart  = 2 * time.Second
	mostMedian = 300 * time.Millisecond
)

func main() {
	readers := flag.Int("readers", 20, "how many ask at once")
	requests := flag.Int("requests", 200, "how many requests of each kind of page")
	different := flag.Int("different", 40,
		"how many different pages of a kind are asked for; the others are asked for again")
	flag.Parse()
	if flag.NArg() != 2 {
		log.Fatal("load [-readers N] [-requests N] GONGKAI OUT")
	}
	cmd := exec.Command(flag.Arg(0), "--lang", "en", "serve", "--read-only", "--listen", "127.0.0.1:0", flag.Arg(1))
	said, err := cmd.StderrPipe()
	if err != nil {
		log.Fatal(err)
	}
	began := time.Now()
	if err := cmd.Start(); err != nil {
		log.Fatal(err)
	}
	defer func() {
		cmd.Process.Signal(os.Interrupt)
		cmd.Wait()
	}()
	base := address(said)
	start := time.Since(began)
	fmt.Printf("start %v\n", start.Round(time.Millisecond))
	slow := start > mostStart
	pages := pagesOf(base)
	for _, name := range []string{"overview", "search", "department", "compare", "document", "missing", "review", "api"} {
		list := pages[name][:min(len(pages[name]), *different)]
		first := ask(base, list, *readers, len(list)) // those that nobody asked for before
		times := first
		if more := *requests - len(list); more > 0 {
			times = append(slices.Clone(first), ask(base, list, *readers, more)...)
			slices.Sort(times)
		}
		median := times[len(times)/2]
		fmt.Printf("%-12s median %6v  95%% %6v  first time %6v  (%d requests, %d different)\n", name,
			median.Round(time.Millisecond), times[len(times)*95/100].Round(time.Millisecond),
			first[len(first)/2].Round(time.Millisecond), len(times), len(list))
		slow = slow || median > mostMedian
	}
	fmt.Println("memory", memory(cmd.Process.Pid))
	if slow {
		fmt.Println("too slow")
		cmd.Process.Signal(os.Interrupt)
		cmd.Wait()
		os.Exit(1)
	}
}

var opened = regexp.MustCompile(`open (http://[^ ]+/)`)

// address waits for the program to say where it is.
func address(said io.Reader) string {
	lines := bufio.NewScanner(said)
	for lines.Scan() {
		if m := opened.FindStringSubmatch(lines.Text()); m != nil {
			go io.Copy(io.Discard, said)
			return strings.TrimSuffix(m[1], "/")
		}
		fmt.Println(lines.Text())
	}
	log.Fatal("the program ended before it answered")
	return ""
}

// pagesOf makes lists of pages that readers ask for.
func pagesOf(base string) map[string][]string {
	out := map[string][]string{"overview": {"/"}, "missing": {"/missing"}}
	var departments struct {
		Items []struct {
			ID   string `json:"department_id"`
			Name string `json:"department"`
		} `json:"items"`
	}
	get(base+"/api/v1/departments?per_page=300", &departments)
	for _, d := range departments.Items {
		out["department"] = append(out["department"], "/departments/"+url.PathEscape(d.ID))
		out["search"] = append(out["search"], "/search?q="+url.QueryEscape(d.Name))
	}
	for _, word := range []string{"运维", "会议", "培训", "车辆", "信息化 系统", "办公", "水", "教育", "医疗 保险", "项目 经费"} {
		for _, year := range []string{"", "2024", "2025"} {
			out["search"] = append(out["search"], "/search?q="+url.QueryEscape(word)+"&years="+year)
		}
	}
	var measures []struct {
		ID string `json:"measure"`
	}
	get(base+"/api/v1/measures", &measures)
	for _, m := range measures {
		for _, rest := range []string{"", "&years=2025", "&place=65&years=2023-2025", "&per=staff&years=2025"} {
			out["compare"] = append(out["compare"], "/compare?measure="+m.ID+rest)
		}
	}
	var documents struct {
		Items []struct {
			ID string `json:"document_id"`
		} `json:"items"`
	}
	get(base+"/api/v1/documents?per_page=300", &documents)
	for _, d := range documents.Items {
		out["document"] = append(out["document"], "/documents/"+url.PathEscape(d.ID))
		out["review"] = append(out["review"], "/review?document="+url.QueryEscape(d.ID))
		out["api"] = append(out["api"], "/api/v1/documents/"+url.PathEscape(d.ID))
	}
	out["api"] = append([]string{"/api/v1/overview", "/api/v1/coverage", "/api/v1/review", "/api/v1/departments",
		"/api/v1/documents?page=2", "/api/v1/compare?measure=meetings", "/api/v1/search?q=" + url.QueryEscape("培训")},
		out["api"]...)
	out["review"] = append([]string{"/review", "/review?reason=value", "/review?reason=check", "/review?page=3"},
		out["review"]...)
	return out
}

func get(address string, to any) {
	answer, err := http.Get(address)
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	if err := json.NewDecoder(answer.Body).Decode(to); err != nil {
		log.Fatalf("%s: %v", address, err)
	}
}

// ask has readers ask for pages and gives how long each answer took, the shortest first.
func ask(base string, pages []string, readers, requests int) []time.Duration {
	if len(pages) == 0 {
		log.Fatal("nothing to ask for")
	}
	var mu sync.Mutex
	var times []time.Duration
	next := make(chan string)
	var wait sync.WaitGroup
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: readers}}
	for range readers {
		wait.Go(func() {
			for page := range next {
				r, err := http.NewRequest("GET", base+page, nil)
				if err != nil {
					log.Fatal(err)
				}
				r.Header.Set("Accept", "text/html")
				began := time.Now()
				answer, err := client.Do(r)
				if err != nil {
					log.Fatal(err)
				}
				_, err = io.Copy(io.Discard, answer.Body)
				answer.Body.Close()
				took := time.Since(began)
				if err != nil || answer.StatusCode != http.StatusOK {
					log.Fatalf("%s: %s %v", page, answer.Status, err)
				}
				mu.Lock()
				times = append(times, took)
				mu.Unlock()
			}
		})
	}
	for i := range requests {
		next <- pages[i%len(pages)]
	}
	close(next)
	wait.Wait()
	slices.SortFunc(times, func(a, b time.Duration) int { return cmp.Compare(a, b) })
	return times
}

// memory is the most that a process had at once, where the system says it.
func memory(pid int) string {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return "is not told by this system"
	}
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.TrimSpace(rest)
		}
	}
	return "?"
}
