package room

import (
	"syscall"

	"gongkai/internal/limits"
)

// bounds gives those that are set.
func bounds() []bound {
	var out []bound
	add := func(resource int, needed uint64, message string) {
		var limit syscall.Rlimit
		if syscall.Getrlimit(resource, &limit) == nil && limit.Cur < 1<<62 {
			out = append(out, bound{limit.Cur, needed, message})
		}
	}
	add(syscall.RLIMIT_AS, limits.AddressSpace,
		"the system allows %d MB of address space (ulimit -v); %d are needed")
	add(syscall.RLIMIT_DATA, limits.DataSpace,
		"the system allows %d MB of memory for data (ulimit -d); %d are needed")
	return out
}
