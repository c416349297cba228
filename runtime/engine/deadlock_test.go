package engine_test

import (
	"strings"
	"testing"
)

// Whoever waits for something that may come is not deadlocked.
func TestWaitingIsNoDeadlock(t *testing.T) {
	tests := []struct {
		name, body string
	}{
		{"timer channel", "<-time.After(100 * time.Millisecond)"},
		{"timer", "t := time.NewTimer(time.Hour)\n\tt.Reset(100 * time.Millisecond)\n\t<-t.C"},
		{"ticker", "t := time.NewTicker(50 * time.Millisecond)\n\t<-t.C\n\t<-t.C"},
		{"tick", "<-time.Tick(100 * time.Millisecond)"},
		{"sleep", "c := make(chan int)\n\tgo func() { time.Sleep(100 * time.Millisecond); c <- 1 }()\n\t<-c"},
		{"AfterFunc", "c := make(chan int)\n\ttime.AfterFunc(100*time.Millisecond, func() { c <- 1 })\n\t<-c"},
		{"timeout", "ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)\n\tdefer cancel()\n\t<-ctx.Done()"},
		{"deadline", "ctx, cancel := context.WithDeadlineCause(context.Background(), time.Now().Add(100*time.Millisecond), nil)\n\tdefer cancel()\n\t<-ctx.Done()"},
		{"pipe", "r, w, _ := os.Pipe()\n\tc := make(chan int)\n\tgo func() { r.Read(make([]byte, 1)); c <- 1 }()\n\ttime.AfterFunc(100*time.Millisecond, func() { w.Close() })\n\t<-c"},
		{"network", "l, _ := net.Listen(\"tcp\", \"127.0.0.1:0\")\n\tc := make(chan int)\n\tgo func() { l.Accept(); c <- 1 }()\n\ttime.AfterFunc(100*time.Millisecond, func() { net.Dial(\"tcp\", l.Addr().String()) })\n\t<-c"},
		{"busy goroutine", "c := make(chan int)\n\tgo func() { for begin := time.Now(); time.Since(begin) < 100*time.Millisecond; {} ; c <- 1 }()\n\t<-c"},
		{"iter.Pull", "next, stop := iter.Pull(func(yield func(int) bool) { time.Sleep(100 * time.Millisecond); yield(1) })\n\tdefer stop()\n\tnext()"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var imports strings.Builder
			for _, p := range []string{"context", "iter", "net", "os", "time"} {
				if strings.Contains(tt.body, p+".") {
					imports.WriteString("\t\"" + p + "\"\n")
				}
			}
			src := "package main\n\nimport (\n\t\"fmt\"\n" + imports.String() + ")\n\nfunc main() {\n\t" + tt.body + "\n\tfmt.Println(\"came\")\n}\n"
			stdout, stderr, exit := run(t, "ixgo", script(t, map[string]string{"main.go": src}))
			if stdout != "came\n" || exit != 0 {
				t.Errorf("exit %d, %q, %s", exit, stdout, stderr)
			}
		})
	}
}
