package scope_test

import (
	"context"
	"fmt"

	"github.com/nfrun/nfrun/scope"
)

// A Lamp is what a plugin opens: Close comes with the handle.
type Lamp struct{ *scope.Handle }

// Open is a plugin's constructor: it takes a context and registers what it
// opens.
func Open(ctx context.Context, pin string) (*Lamp, error) {
	h, err := scope.Own(ctx, "lamp "+pin, func() error {
		fmt.Println("lamp", pin, "is off")
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &Lamp{h}, nil
}

func ExampleOwn() {
	ctx, s := scope.New(context.Background(), "greenhouse")
	for _, pin := range []string{"4", "17"} {
		if _, err := Open(ctx, pin); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Println(s.Handles())
	s.Close()
	// Output:
	// [lamp 4 lamp 17]
	// lamp 17 is off
	// lamp 4 is off
}
