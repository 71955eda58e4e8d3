package bulk

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

// Shard is a part of all documents: number Part, from 1, of so many. The zero value is all of them.
type Shard struct{ Part, Of int }

// ParseShard reads "2/8".
func ParseShard(s string) (Shard, error) {
	part, of, _ := strings.Cut(s, "/")
	i, err1 := strconv.Atoi(part)
	n, err2 := strconv.Atoi(of)
	if err1 != nil || err2 != nil || i < 1 || i > n {
		return Shard{}, fmt.Errorf("%q is no part of a whole", s)
	}
	return Shard{i, n}, nil
}

// has reports whether a document is in this part, by the hash of its bytes: the same on every machine, in whatever
// folder it lies. An input without bytes goes by its path.
func (s Shard) has(sha, path string) bool {
	if s.Of == 0 {
		return true
	}
	sum, err := hex.DecodeString(sha)
	if err != nil || len(sum) < 8 {
		byPath := sha256.Sum256([]byte(path))
		sum = byPath[:]
	}
	return binary.BigEndian.Uint64(sum)%uint64(s.Of) == uint64(s.Part-1)
}
