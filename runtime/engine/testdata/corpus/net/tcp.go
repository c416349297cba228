package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"time"
)

type upperConn struct{ net.Conn }

func (u upperConn) Write(b []byte) (int, error) { return u.Conn.Write(bytes.ToUpper(b)) }

type limitListener struct {
	net.Listener
	left int
}

func (l *limitListener) Accept() (net.Conn, error) {
	if l.left == 0 {
		return nil, errors.New("limit reached")
	}
	l.left--
	c, err := l.Listener.Accept()
	return upperConn{c}, err
}

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	ll := &limitListener{l, 2}
	done := make(chan error)
	go func() {
		for {
			c, err := ll.Accept()
			if err != nil {
				done <- err
				return
			}
			go func() {
				defer c.Close()
				s := bufio.NewScanner(c)
				for s.Scan() {
					fmt.Fprintf(c, "echo %s\n", s.Text())
				}
			}()
		}
	}()
	for i := range 2 {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Fprintf(c, "hello %d\nbye\n", i)
		c.(*net.TCPConn).CloseWrite()
		b, err := io.ReadAll(c)
		fmt.Printf("%q %v %s\n", b, err, c.RemoteAddr().Network())
		c.Close()
		_, err = c.Write(nil)
		fmt.Println(errors.Is(err, net.ErrClosed))
	}
	fmt.Println(<-done)
	l.Close()
	_, err = net.Dial("tcp", l.Addr().String())
	var oe *net.OpError
	fmt.Println(errors.As(err, &oe), oe.Op, oe.Net)
	_, err = net.Dial("nonet", "x")
	fmt.Println(err)
	_, err = net.DialTimeout("tcp", "127.0.0.1:notaport", time.Second)
	fmt.Println(err != nil)
}
