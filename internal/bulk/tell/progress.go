package tell

import (
	"fmt"
	"time"

	"github.com/mattn/go-runewidth"
	"github.com/schollz/progressbar/v3"

	"gongkai/internal/bulk"
	"gongkai/internal/lang"
)

// LineEvery is how long nothing is said of a run that draws no bar. Tests that hold all that is said against what they
// expect put it off for ever: a busy machine would have a run say more.
var LineEvery = 10 * time.Second

const (
	barEvery = 100 * time.Millisecond
	// the rate is that of the last seconds: what an earlier run had done went by in no time
	window = 20 * time.Second
)

// progress is how far a stage is.
type progress struct {
	stage string
	state state
	shown time.Time
	marks []mark                   // one a second, the oldest first
	bar   *progressbar.ProgressBar // on a terminal
	drawn bool                     // the bar stands there
}

type mark struct {
	at   time.Time
	done int
}

// state is what a bar shows.
type state struct {
	Done     int     `json:"done"`
	Total    int     `json:"total"`
	Failed   int     `json:"failed"`
	Findings int     `json:"findings"`
	Pages    int     `json:"pages,omitempty"` // read so far, where pages take their time
	Rate     float64 `json:"per_second"`
	Left     float64 `json:"seconds_left"`
}

// Begin begins a stage.
func (t *Teller) Begin(stage string, total int) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	now := t.now()
	t.progress = &progress{stage: stage, state: state{Total: total}, shown: now, marks: []mark{{now, 0}}}
	if t.width > 0 {
		t.progress.bar = progressbar.NewOptions(max(1, total),
			progressbar.OptionSetWriter(t.w),
			progressbar.OptionSetWidth(t.barWidth()),
			progressbar.OptionSetTheme(progressbar.ThemeASCII),
			progressbar.OptionShowDescriptionAtLineEnd(), // the text, which has numbers of our own in two languages
			progressbar.OptionSetPredictTime(false),
			progressbar.OptionUseANSICodes(true))
	}
}

// Step counts one finished piece of work.
func (t *Teller) Step(s bulk.Step) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	p := t.progress
	if p == nil {
		return
	}
	p.state.Done++
	p.state.Findings += s.Findings
	if s.Failed {
		p.state.Failed++
	}
	t.show(p)
}

// Page counts one page of a piece of work that takes its time.
func (t *Teller) Page() {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if p := t.progress; p != nil {
		p.state.Pages++
		t.show(p)
	}
}

// show says how far the stage is, unless it did so a moment ago.
func (t *Teller) show(p *progress) {
	every := LineEvery
	if t.width > 0 {
		every = barEvery
	}
	now := t.now()
	if now.Sub(p.shown) < every {
		return
	}
	p.shown = now
	p.measure(now)
	if t.width > 0 {
		p.drawn = true
		p.bar.Set(p.state.Done)
		t.draw()
	} else {
		t.line("gongkai: "+p.text(t.speaker), event{Event: "progress", Stage: p.stage, Progress: &p.state})
	}
}

// End ends the stage.
func (t *Teller) End() {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.clear()
	t.progress = nil
}

// measure finds the rate and the time that is left.
func (p *progress) measure(now time.Time) {
	if now.Sub(p.marks[len(p.marks)-1].at) >= time.Second {
		p.marks = append(p.marks, mark{now, p.state.Done})
	}
	for len(p.marks) > 2 && now.Sub(p.marks[1].at) > window {
		p.marks = p.marks[1:]
	}
	oldest := p.marks[0]
	if seconds := now.Sub(oldest.at).Seconds(); seconds > 0 {
		p.state.Rate = float64(p.state.Done-oldest.done) / seconds
	}
	p.state.Left = 0
	if p.state.Rate > 0 {
		p.state.Left = float64(p.state.Total-p.state.Done) / p.state.Rate
	}
}

func (p *progress) text(speaker *lang.Speaker) string {
	left := time.Duration(p.state.Left * float64(time.Second)).Round(time.Second)
	s := speaker.Say("%s: %d of %d, %s/s, %v left", speaker.Say(p.stage), p.state.Done, p.state.Total,
		fmt.Sprintf("%.1f", p.state.Rate), left)
	if p.state.Pages > 0 {
		s += speaker.Say(", pages: %d", p.state.Pages)
	}
	if p.state.Failed > 0 {
		s += speaker.Say(", failed: %d", p.state.Failed)
	}
	if p.state.Findings > 0 {
		s += speaker.Say(", findings: %d", p.state.Findings)
	}
	return s
}

// columns measures text as a terminal shows it: an ideograph takes two columns.
var columns = &runewidth.Condition{StrictEmojiNeutral: true}

// barWidth leaves room for the numbers in 80 columns.
func (t *Teller) barWidth() int { return min(20, max(5, t.width-75)) }

// besideBar are the columns that the bar takes beside its width: brackets, the share in percent, white space.
const besideBar = 12

// draw puts the bar on the line of the cursor, clear takes it away.
func (t *Teller) draw() {
	if p := t.progress; p != nil && p.drawn {
		p.bar.Describe(columns.Truncate(p.text(t.speaker), t.width-t.barWidth()-besideBar, ""))
	}
}

func (t *Teller) clear() {
	if p := t.progress; p != nil && p.drawn {
		p.bar.Clear()
	}
}
