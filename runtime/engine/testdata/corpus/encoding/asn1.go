package main

import (
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"fmt"
)

type cert struct {
	Serial  int
	Name    string `asn1:"utf8"`
	OID     asn1.ObjectIdentifier
	Opt     int      `asn1:"optional,explicit,tag:1"`
	List    []string `asn1:"set"`
	Raw     []byte
	Flag    bool
	Version int `asn1:"default:3,optional"`
}

func main() {
	c := cert{5, "é", asn1.ObjectIdentifier{1, 2, 840}, 0, []string{"b", "a"}, []byte{1}, true, 3}
	b, err := asn1.Marshal(c)
	fmt.Printf("%x %v\n", b, err)
	var back cert
	rest, err := asn1.Unmarshal(append(b, 9), &back)
	fmt.Println(back.Serial, back.Name, back.OID, back.List, back.Raw, back.Flag, back.Version, rest, err)
	_, err = asn1.Unmarshal([]byte{0x30, 1}, &back)
	var se asn1.SyntaxError
	fmt.Println(err, errors.As(err, &se))
	p := &pem.Block{Type: "TEST", Headers: map[string]string{"K": "v"}, Bytes: b[:4]}
	fmt.Print(string(pem.EncodeToMemory(p)))
	blk, rest := pem.Decode([]byte("junk\n-----BEGIN A-----\nAQI=\n-----END A-----\ntail"))
	fmt.Println(blk.Type, blk.Bytes, string(rest))
}
