package worker

import "sync"

// Crew knows how many workers of a run there are, so that a run ends only when none can be started at all. The methods
// of a nil crew say what a single client needs.
type Crew struct {
	mutex   sync.Mutex
	running int
	total   int // that were ever started
}

// add notes that a worker has started, or ended.
func (c *Crew) add(n int) {
	if c == nil {
		return
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.running += n
	c.total += max(0, n)
}

// started counts the workers that were ever started.
func (c *Crew) started() int {
	if c == nil {
		return 0
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.total
}

// idle reports whether no worker runs and none was started since the count was so many.
func (c *Crew) idle(since int) bool {
	if c == nil {
		return true
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.running == 0 && c.total <= since
}
