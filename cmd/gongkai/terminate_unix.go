//go:build !windows

package main

import "syscall"

// terminate asks another program to end.
const terminate = syscall.SIGTERM
