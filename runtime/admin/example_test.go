package admin_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/admin"
)

func ExampleNew() {
	var control runtime.Control = &device{} // a *runtime.Device, in earnest
	s := httptest.NewServer(admin.New(control, &admin.Options{Token: "correct-horse"}))
	defer s.Close()

	r, _ := http.NewRequest("GET", s.URL+"/v1/device", nil)
	r.Header.Set("Authorization", "Bearer correct-horse")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer resp.Body.Close()
	fmt.Println(resp.Status)
	// Output: 200 OK
}
