//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"time"
)

// run is the program at work, in a process group of its own.
type run struct {
	cmd   *exec.Cmd
	said  bytes.Buffer
	began time.Time
	took  time.Duration

	ended   chan struct{}
	sampler sync.WaitGroup
	memory  []int64 // resident bytes of the parent, sampled at intervals
}

const sampleEvery = 200 * time.Millisecond

func start(program, in, out string) (*run, error) {
	r := &run{cmd: exec.Command(program, "extract", in, "-o", out), began: time.Now(), ended: make(chan struct{})}
	r.cmd.Stderr = &r.said
	r.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := r.cmd.Start(); err != nil {
		return nil, err
	}
	r.sampler.Go(r.sample)
	return r, nil
}

// sample measures the parent where there is /proc.
func (r *run) sample() {
	for {
		select {
		case <-r.ended:
			return
		case <-time.After(sampleEvery):
		}
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", r.cmd.Process.Pid))
		fields := bytes.Fields(text)
		if err != nil || len(fields) < 2 {
			return
		}
		if pages, err := strconv.ParseInt(string(fields[1]), 10, 64); err == nil && pages > 0 {
			r.memory = append(r.memory, pages*int64(os.Getpagesize()))
		}
	}
}

func (r *run) end() error {
	err := r.cmd.Wait()
	r.took = time.Since(r.began)
	close(r.ended)
	r.sampler.Wait()
	return err
}

// wait waits for the end. That some inputs fail, which the exit status 4 says, is fine: the corpus may have such.
func (r *run) wait() error {
	err := r.end()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 4 {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%w\n%s", err, r.said.Bytes())
	}
	return nil
}

// kill ends the whole process group without warning, and sees that nothing of it is left.
func (r *run) kill() error {
	group := -r.cmd.Process.Pid
	if err := syscall.Kill(group, syscall.SIGKILL); err != nil && !errors.Is(err, syscall.ESRCH) {
		return err
	}
	r.end()
	for range 100 {
		if errors.Is(syscall.Kill(group, 0), syscall.ESRCH) {
			return nil
		}
		time.Sleep(20 * time.Millisecond)
	}
	return errors.New("workers are left")
}

// flat says how the parent's memory went, and fails when it grew with the documents.
func (r *run) flat() error {
	n := len(r.memory)
	if n < 20 {
		fmt.Println("too short, or no /proc, to measure the parent's memory")
		return nil
	}
	fmt.Print("memory of the parent, in tenths of the run: ")
	for i := range 10 {
		fmt.Printf("%d ", slices.Max(r.memory[i*n/10:(i+1)*n/10])>>20)
	}
	fmt.Println("MB")
	early, late := slices.Max(r.memory[n/4:n/2]), slices.Max(r.memory[3*n/4:])
	if late > early+early/4+8<<20 {
		return fmt.Errorf("the parent's memory grew from %d to %d MB", early>>20, late>>20)
	}
	return nil
}
