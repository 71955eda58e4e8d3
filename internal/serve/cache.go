package serve

import (
	"container/list"
	"os"
	"strconv"
	"sync"

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

// state names the state of the catalogue and of what people said, as their files have it: answers of another state are
// not asked for any more.
func (s *Server) state() string {
	out := ""
	for _, path := range []string{s.Catalogue, s.Catalogue + "-wal", s.desk.path(), s.desk.acceptedPath()} {
		if info, err := os.Stat(path); err == nil {
			out += strconv.FormatInt(info.ModTime().UnixNano(), 36) + "." + strconv.FormatInt(info.Size(), 36)
		}
		out += " "
	}
	return out
}
