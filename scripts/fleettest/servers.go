//go:build unix

package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// own puts a process into a group of its own, so that Ctrl-C ends it by our hand alone.
func own(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// freePort gives a port that nobody listens on.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// answers waits until somebody listens on a port, unless the process that shall do so ends.
func answers(port int, ended <-chan struct{}) error {
	const patience = 60 * time.Second
	for began := time.Now(); time.Since(began) < patience; time.Sleep(100 * time.Millisecond) {
		select {
		case <-ended:
			return fmt.Errorf("what was to answer on port %d has ended", port)
		default:
		}
		c, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil {
			return c.Close()
		}
	}
	return fmt.Errorf("nobody answers on port %d", port)
}

// postgres is a server in a folder, on a port of its own.
type postgres struct {
	dir  string
	port int
	as   *syscall.Credential // it does not run as root
}

// program finds a program of Postgres: Debian keeps the servers out of PATH.
func (p *postgres) program(name string) (string, error) {
	if found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name); len(found) > 0 {
		return found[len(found)-1], nil
	}
	return exec.LookPath(name)
}

func (p *postgres) command(name string, args ...string) error {
	path, err := p.program(name)
	if err != nil {
		return err
	}
	cmd := exec.Command(path, args...)
	cmd.Dir = p.dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Credential: p.as}
	log, err := os.OpenFile(filepath.Join(p.dir, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Run(); err != nil {
		text, _ := os.ReadFile(log.Name())
		return fmt.Errorf("%s: %w\n%s", name, err, text)
	}
	return nil
}

func (p *postgres) data() string { return filepath.Join(p.dir, "data") }

// make makes a server with an empty database.
func (p *postgres) make() (err error) {
	if err := os.MkdirAll(p.dir, 0o777); err != nil {
		return err
	}
	if os.Geteuid() == 0 {
		u, err := user.Lookup("postgres")
		if err != nil {
			return errors.New("as root this needs the user postgres, which the package of Postgres makes")
		}
		uid, _ := strconv.Atoi(u.Uid) // numbers, on Unix
		gid, _ := strconv.Atoi(u.Gid)
		p.as = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		if err := os.Chown(p.dir, uid, gid); err != nil {
			return err
		}
	}
	if p.port, err = freePort(); err != nil {
		return err
	}
	err = p.command("initdb", "-D", p.data(), "-U", "gongkai", "-A", "trust", "-E", "UTF8", "--no-locale")
	if err != nil {
		return err
	}
	if err := p.start(); err != nil {
		return err
	}
	return p.command("createdb", "-h", "127.0.0.1", "-p", strconv.Itoa(p.port), "-U", "gongkai", "fleet")
}

func (p *postgres) start() error {
	return p.command("pg_ctl", "-D", p.data(), "-w", "-l", p.log(), "-o",
		fmt.Sprintf("-p %d -k %s -c listen_addresses=127.0.0.1", p.port, p.dir), "start")
}

// log is what the server says.
func (p *postgres) log() string { return filepath.Join(p.dir, "server.log") }

func (p *postgres) stop() error {
	return p.command("pg_ctl", "-D", p.data(), "-w", "-m", "immediate", "stop")
}

// restart stops the server as a power cut would, and starts it again after a while.
func (p *postgres) restart() error {
	if err := p.stop(); err != nil {
		return err
	}
	time.Sleep(2 * time.Second)
	return p.start()
}

func (p *postgres) address(role string) string {
	return fmt.Sprintf("postgres://%s@127.0.0.1:%d/fleet", role, p.port)
}

// gateway is an object store that keeps its objects in a folder.
type gateway struct {
	program, dir string
	port         int
	cmd          *exec.Cmd
	ended        chan struct{}
}

const bucket = "fleet"

func (g *gateway) start() error {
	if err := os.MkdirAll(filepath.Join(g.dir, bucket), 0o777); err != nil {
		return err
	}
	if g.port == 0 {
		var err error
		if g.port, err = freePort(); err != nil {
			return err
		}
	}
	if err := g.startWith("posix", g.dir); err == nil {
		return nil
	}
	// the file system keeps no attributes of files
	if err := os.MkdirAll(g.side(), 0o777); err != nil {
		return err
	}
	return g.startWith("posix", "--sidecar", g.side(), g.dir)
}

// startWith starts it with a kind of backend. It keeps connections, as servers of S3 do.
func (g *gateway) startWith(backend ...string) error {
	g.cmd = exec.Command(g.program, append([]string{"--port", fmt.Sprintf("127.0.0.1:%d", g.port), "--keep-alive",
		"--quiet"}, backend...)...)
	g.cmd.Env = append(os.Environ(), "ROOT_ACCESS_KEY=gongkai", "ROOT_SECRET_KEY=only-for-this-test")
	own(g.cmd)
	if err := g.cmd.Start(); err != nil {
		return err
	}
	g.ended = make(chan struct{})
	go func() {
		g.cmd.Wait()
		close(g.ended)
	}()
	return answers(g.port, g.ended)
}

// side is where it keeps what a folder cannot say of objects; its name must not begin like that of the folder.
func (g *gateway) side() string { return filepath.Join(filepath.Dir(g.dir), "attributes") }

func (g *gateway) stop() {
	g.cmd.Process.Kill()
	<-g.ended
}

func (g *gateway) address() string {
	return fmt.Sprintf("s3://%s?endpoint=http://127.0.0.1:%d&region=us-east-1&use_path_style=true", bucket, g.port)
}

func (g *gateway) env() []string {
	return []string{"AWS_ACCESS_KEY_ID=gongkai", "AWS_SECRET_ACCESS_KEY=only-for-this-test", "AWS_EC2_METADATA_DISABLED=true"}
}
