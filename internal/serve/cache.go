package serve

import (
	"container/list"
	"context"
	"os"
	"slices"
	"strconv"
	"sync"

	"gongkai/internal/catalogue"
	"gongkai/internal/limits"
)

// cache keeps answers while the catalogue is as it was, those that were asked for last. Most answers are made in some
// milliseconds; those that count everything take longer in a large catalogue.
type cache struct {
	mu    sync.Mutex
	size  int
	order *list.List // of *kept, the last asked for in front
	byKey map[string]*list.Element
}

type kept struct {
	key  string
	what *answer
}

func newCache() *cache { return &cache{order: list.New(), byKey: map[string]*list.Element{}} }

func (c *cache) get(key string) *answer {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.byKey[key]
	if e == nil {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*kept).what
}

func (c *cache) put(key string, a *answer) {
	n := len(key) + len(a.body)
	if n > limits.ServeCacheEntry {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.byKey[key] != nil {
		return
	}
	c.byKey[key] = c.order.PushFront(&kept{key, a})
	for c.size += n; c.size > limits.ServeCacheBytes; {
		last := c.order.Back()
		k := c.order.Remove(last).(*kept)
		delete(c.byKey, k.key)
		c.size -= len(k.key) + len(k.what.body)
	}
}

// memory gives what is kept of the catalogue as it is.
func (s *Server) memory() *catalogue.Memory {
	now := changesOf(s.Catalogue, s.Catalogue+"-wal")
	s.remembered.mu.Lock()
	defer s.remembered.mu.Unlock()
	if s.remembered.of == nil || s.remembered.state != now {
		s.remembered.of, s.remembered.state = s.catalogue.Remember(), now
	}
	return s.remembered.of
}

// remembered is what is kept of the catalogue in one state.
type remembered struct {
	mu    sync.Mutex
	state string
	of    *catalogue.Memory
}

// state names the state of the catalogue and of what people said, as their files have it: answers of another state are
// not asked for any more.
func (s *Server) state() string {
	return changesOf(s.Catalogue, s.Catalogue+"-wal", s.desk.path(), s.desk.acceptedPath())
}

// changesOf names the states of files.
func changesOf(paths ...string) string {
	out := ""
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil {
			out += strconv.FormatInt(info.ModTime().UnixNano(), 36) + "." + strconv.FormatInt(info.Size(), 36)
		}
		out += " "
	}
	return out
}

// warm reads what most people look at first, so that the first of them need not wait: whatever counts everything reads
// much of a large catalogue. What fails here is said to whoever asks for it.
func (s *Server) warm(ctx context.Context) {
	memory := s.memory()
	memory.Overview(ctx)
	memory.ReviewCounts(ctx)
	for _, id := range slices.Concat(inTable, staffMeasures) {
		memory.Compare(ctx, catalogue.Question{Measure: id})
	}
}
