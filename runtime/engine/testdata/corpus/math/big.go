package main

import (
	"encoding/json"
	"fmt"
	"math/big"
)

func fact(n int64) *big.Int { return new(big.Int).MulRange(1, n) }

type Money struct{ *big.Rat }

func (m Money) String() string { return m.FloatString(2) }

func main() {
	f := fact(30)
	fmt.Println(f, f.BitLen(), len(f.Text(36)), f.Sign())
	a, ok := new(big.Int).SetString("123456789012345678901234567890", 10)
	b, bad := new(big.Int).SetString("12x", 10)
	fmt.Println(a, ok, b, bad)
	q, r := new(big.Int).QuoRem(f, big.NewInt(-7919), new(big.Int))
	fmt.Println(q, r, new(big.Int).Mod(big.NewInt(-7), big.NewInt(3)), new(big.Int).Exp(big.NewInt(3), big.NewInt(200), big.NewInt(1000007)))
	fmt.Println(new(big.Int).GCD(nil, nil, big.NewInt(48), big.NewInt(18)), big.NewInt(97).ProbablyPrime(10), new(big.Int).Sqrt(big.NewInt(1000)), a.Cmp(f))
	fmt.Printf("%x %d %s %10v|%v\n", a, big.NewInt(5), big.NewInt(6), big.NewInt(7), []*big.Int{big.NewInt(8)})
	m := Money{big.NewRat(1, 3)}
	fmt.Println(m, big.NewRat(6, -4), new(big.Rat).Add(m.Rat, big.NewRat(1, 6)))
	x, _, err := big.ParseFloat("1.5e100", 10, 200, big.ToNearestEven)
	fmt.Println(x, err, new(big.Float).SetPrec(100).Quo(big.NewFloat(1), big.NewFloat(3)))
	js, err := json.Marshal(map[string]any{"n": f, "m": m.Rat})
	fmt.Println(string(js), err)
	var back struct{ N *big.Int }
	fmt.Println(json.Unmarshal([]byte(`{"N":123456789012345678901}`), &back), back.N)
	fa, fb := big.NewInt(0), big.NewInt(1)
	for range 100 {
		fa.Add(fa, fb)
		fa, fb = fb, fa
	}
	fmt.Println(fa)
	defer func() { fmt.Println(recover()) }()
	new(big.Int).Div(a, big.NewInt(0))
}
