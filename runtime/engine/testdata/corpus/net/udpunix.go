package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"time"
)

func main() {
	pc, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer pc.Close()
	c, _ := net.Dial("udp", pc.LocalAddr().String())
	defer c.Close()
	c.Write([]byte("ping"))
	b := make([]byte, 16)
	n, from, err := pc.ReadFrom(b)
	fmt.Println(string(b[:n]), err, from.Network(), from.String() == c.LocalAddr().String())
	pc.WriteTo([]byte("pong"), from)
	n, err = c.Read(b)
	fmt.Println(string(b[:n]), err)
	c.SetReadDeadline(time.Unix(1, 0))
	_, err = c.Read(b)
	var ne net.Error
	fmt.Println(errors.As(err, &ne), ne.Timeout(), errors.Is(err, os.ErrDeadlineExceeded))
	dir, _ := os.MkdirTemp("", "u")
	defer os.RemoveAll(dir)
	l, err := net.Listen("unix", filepath.Join(dir, "s"))
	if err != nil {
		fmt.Println(err)
		return
	}
	go func() {
		c, err := l.Accept()
		if err == nil {
			io.Copy(c, c)
			c.Close()
		}
	}()
	u, err := net.Dial("unix", l.Addr().String())
	fmt.Println(err, u.RemoteAddr().Network())
	u.Write([]byte("unix"))
	u.(*net.UnixConn).CloseWrite()
	all, err := io.ReadAll(u)
	fmt.Println(string(all), err)
	l.Close()
}
