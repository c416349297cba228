package runtime_test

import (
	"os"
	"strings"
	"testing"

	"github.com/nfrun/nfrun/runtime/store"
)

// example reads a script that comes with nfrun.
func example(t *testing.T, name, toml string) store.Files {
	t.Helper()
	files, err := store.ReadFiles(os.DirFS("../scripts/" + name))
	if err != nil {
		t.Fatal(err)
	}
	return with(files, toml)
}

// The scripts that come with nfrun run interpreted, by either engine.
func TestTheExamplesRunOnBothEngines(t *testing.T) {
	for _, engine := range []string{"ixgo", "yaegi"} {
		t.Run(engine, func(t *testing.T) {
			d := open(t, nil)
			hello := func() store.Files {
				return example(t, "hello", "engine = \""+engine+"\"\n[settings]\nlisten = \"127.0.0.1:0\"\n")
			}
			addr := deploy(t, d, "hello", hello())
			if st, _ := d.Script("hello"); st.Engine != engine {
				t.Errorf("it runs on %s", st.Engine)
			}
			visit := func(greeting, number string) {
				t.Helper()
				if got := get(t, addr); !strings.Contains(got, "<h1>"+greeting+"</h1>") || !strings.Contains(got, "<b>"+number+"</b>") {
					t.Errorf("the page is %q, want %s, visitor %s", got, greeting, number)
				}
			}
			visit("Hello", "1")
			visit("Hello", "2")
			accept(t, d, "hello", edited(t, hello(), `"Hello"`, `"Servus"`))
			visit("Servus", "3")
			if got := get(t, addr+"/api/visits"); got != "{\"visits\":3}\n" {
				t.Errorf("the API says %q", got)
			}
			logged(t, d, "hello", "serving")

			accept(t, d, "ticker", example(t, "ticker", "engine = \""+engine+"\"\n[settings]\ninterval = \"20ms\"\n"))
			wait(t, "it ticks", func() bool { return strings.Count(logText(t, d, "ticker"), "log INFO tick ") > 2 })
			logged(t, d, "ticker", "one second has passed")
			for _, st := range d.Scripts() {
				if st.LastError != nil {
					t.Errorf("%s: %v", st.Name, st.LastError)
				}
			}
		})
	}
}
