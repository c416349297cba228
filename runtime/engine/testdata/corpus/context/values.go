package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"
)

type key int
type skey string
type reqKey struct{}

type user struct{ name string }

func (u *user) String() string { return "user:" + u.name }

func main() {
	ctx := context.WithValue(context.Background(), key(0), "zero")
	ctx = context.WithValue(ctx, skey("a"), 1)
	ctx = context.WithValue(ctx, reqKey{}, &user{"ann"})
	fmt.Println(ctx.Value(key(0)), ctx.Value(key(1)), ctx.Value(0), ctx.Value("a"), ctx.Value(skey("a")), ctx.Value(reqKey{}), ctx.Value(struct{}{}))
	fmt.Println(ctx)
	c, cancel := context.WithCancelCause(ctx)
	cancel(errors.New("why"))
	fmt.Println(c.Err(), context.Cause(c), c.Value(key(0)))
	w := context.WithoutCancel(c)
	fmt.Println(w.Err(), w.Value(skey("a")), w.Done() == nil)
	d, cancel2 := context.WithTimeoutCause(ctx, time.Nanosecond, io.ErrNoProgress)
	defer cancel2()
	<-d.Done()
	fmt.Println(d.Err(), context.Cause(d), errors.Is(d.Err(), context.DeadlineExceeded))
	var te interface{ Timeout() bool }
	fmt.Println(errors.As(d.Err(), &te) && te.Timeout())
	_, ok := context.Background().Deadline()
	fmt.Println(ok, context.Background(), context.TODO())
	func() {
		defer func() { fmt.Println(recover()) }()
		context.WithValue(ctx, []int{}, 1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		context.WithValue(ctx, nil, 1)
	}()
}
