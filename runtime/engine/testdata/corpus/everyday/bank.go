package main

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
)

type Cents int64

func (c Cents) String() string { return fmt.Sprintf("%d.%02d", int64(c)/100, int64(c)%100) }

var (
	ErrFunds   = errors.New("insufficient funds")
	ErrAccount = errors.New("no such account")
)

type TxError struct {
	From, To string
	Amount   Cents
	Err      error
}

func (e *TxError) Error() string { return fmt.Sprintf("%s->%s %v: %v", e.From, e.To, e.Amount, e.Err) }
func (e *TxError) Unwrap() error { return e.Err }

type Account struct {
	sync.Mutex
	name    string
	balance Cents
	history []func() string
}

type Bank struct {
	mu       sync.RWMutex
	accounts map[string]*Account
	ledger   atomic.Int64
}

func (b *Bank) get(n string) (*Account, error) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if a, ok := b.accounts[n]; ok {
		return a, nil
	}
	return nil, fmt.Errorf("%w: %q", ErrAccount, n)
}

func (b *Bank) Transfer(from, to string, c Cents) (err error) {
	defer func() {
		if err != nil {
			err = &TxError{from, to, c, err}
		}
	}()
	f, err := b.get(from)
	if err != nil {
		return err
	}
	t, err := b.get(to)
	if err != nil {
		return err
	}
	first, second := f, t
	if first.name > second.name {
		first, second = second, first
	}
	first.Lock()
	defer first.Unlock()
	second.Lock()
	defer second.Unlock()
	if f.balance < c {
		return ErrFunds
	}
	f.balance -= c
	t.balance += c
	f.history = append(f.history, func() string { return fmt.Sprint("-", c) })
	t.history = append(t.history, func() string { return fmt.Sprint("+", c) })
	b.ledger.Add(1)
	return nil
}

func main() {
	b := &Bank{accounts: map[string]*Account{}}
	for i, n := range []string{"ann", "bob", "cat"} {
		b.accounts[n] = &Account{name: n, balance: Cents(10000 * (i + 1))}
	}
	var wg sync.WaitGroup
	for i := range 90 {
		wg.Go(func() {
			n := []string{"ann", "bob", "cat"}
			b.Transfer(n[i%3], n[(i+1)%3], Cents(100+i%3))
		})
	}
	wg.Wait()
	total := Cents(0)
	for _, n := range []string{"ann", "bob", "cat"} {
		a := b.accounts[n]
		fmt.Println(n, a.balance, len(a.history))
		total += a.balance
	}
	fmt.Println(total, b.ledger.Load())
	for _, t := range []struct {
		f, t string
		c    Cents
	}{{"ann", "bob", 1e9}, {"ann", "zed", 1}, {"bob", "cat", 5}} {
		err := b.Transfer(t.f, t.t, t.c)
		var te *TxError
		fmt.Println(err, errors.Is(err, ErrFunds), errors.Is(err, ErrAccount), errors.As(err, &te))
	}
	h := b.accounts["cat"].history
	fmt.Println(h[len(h)-1]())
}
