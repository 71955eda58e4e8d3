//go:build cgo

package room

// Threads of C reserve far more than those of Go, so a program with C ends before its first line of Go.

/*
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define ADDRESS_SPACE 2316435456ULL
#define DATA_SPACE 536870912ULL

static int chinese(void) {
	const char *names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	for (int i = 0; i < 3; i++) {
		const char *v = getenv(names[i]);
		if (v != NULL && *v != 0)
			return strncmp(v, "zh", 2) == 0;
	}
	return 0;
}

static void want(int resource, rlim_t needed, const char *english, const char *chinese_text) {
	struct rlimit limit;
	if (getrlimit(resource, &limit) != 0 || limit.rlim_cur >= needed)
		return;
	dprintf(2, "gongkai: ");
	dprintf(2, chinese() ? chinese_text : english, (int)(limit.rlim_cur >> 20), (int)(needed >> 20));
	dprintf(2, "\n");
	_exit(1);
}

__attribute__((constructor)) static void before_go(void) {
	want(RLIMIT_AS, ADDRESS_SPACE,
		"the system allows %d MB of address space (ulimit -v); %d are needed",
		"系统只允许 %d MB 地址空间（ulimit -v）；需要 %d MB");
	want(RLIMIT_DATA, DATA_SPACE,
		"the system allows %d MB of memory for data (ulimit -d); %d are needed",
		"系统只允许 %d MB 数据内存（ulimit -d）；需要 %d MB");
}
*/
import "C"

import "gongkai/internal/limits"

// The numbers of C are those of Go: otherwise one of these constants is negative, and nothing is built.
const (
	_ = uint(C.ADDRESS_SPACE - (limits.AddressSpace + limits.LeastRoom))
	_ = uint(limits.AddressSpace + limits.LeastRoom - C.ADDRESS_SPACE)
	_ = uint(C.DATA_SPACE - (limits.DataSpace + limits.LeastRoom))
	_ = uint(limits.DataSpace + limits.LeastRoom - C.DATA_SPACE)
)
