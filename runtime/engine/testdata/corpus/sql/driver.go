package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"strings"
)

// memDriver is a database/sql driver of the script's own, with one table.
type memDriver struct{ rows [][]driver.Value }

func (d *memDriver) Open(name string) (driver.Conn, error) {
	if name == "bad" {
		return nil, errors.New("cannot open")
	}
	return &conn{d: d}, nil
}

type conn struct {
	d    *memDriver
	save [][]driver.Value
}

func (c *conn) Prepare(q string) (driver.Stmt, error) {
	if !strings.HasPrefix(q, "INSERT") && !strings.HasPrefix(q, "SELECT") {
		return nil, fmt.Errorf("syntax error near %q", q)
	}
	return &stmt{c, q}, nil
}
func (c *conn) Close() error              { return nil }
func (c *conn) Begin() (driver.Tx, error) { c.save = c.d.rows; return c, nil }
func (c *conn) Commit() error             { return nil }
func (c *conn) Rollback() error           { c.d.rows = c.save; return nil }

type stmt struct {
	c *conn
	q string
}

func (s *stmt) Close() error  { return nil }
func (s *stmt) NumInput() int { return strings.Count(s.q, "?") }
func (s *stmt) Exec(args []driver.Value) (driver.Result, error) {
	s.c.d.rows = append(s.c.d.rows, args)
	return driver.RowsAffected(1), nil
}
func (s *stmt) Query(args []driver.Value) (driver.Rows, error) { return &rows{rows: s.c.d.rows}, nil }

type rows struct {
	rows [][]driver.Value
	i    int
}

func (r *rows) Columns() []string { return []string{"id", "name", "score"} }
func (r *rows) Close() error      { return nil }
func (r *rows) Next(dest []driver.Value) error {
	if r.i >= len(r.rows) {
		return io.EOF
	}
	copy(dest, r.rows[r.i])
	r.i++
	return nil
}

type Upper string

func (u *Upper) Scan(v any) error {
	switch v := v.(type) {
	case string:
		*u = Upper(strings.ToUpper(v))
	case nil:
		*u = "(null)"
	default:
		return fmt.Errorf("bad type %T", v)
	}
	return nil
}
func (u Upper) Value() (driver.Value, error) { return strings.ToLower(string(u)), nil }

func main() {
	sql.Register("mem", &memDriver{})
	db, err := sql.Open("mem", "x")
	fmt.Println(err, sql.Drivers())
	ins := "INSERT INTO t VALUES (?, ?, ?)"
	for i, n := range []any{Upper("ANN"), "bob", nil} {
		r, err := db.Exec(ins, i, n, float64(i)*1.5)
		ra, _ := r.RowsAffected()
		fmt.Println(ra, err)
	}
	tx, _ := db.BeginTx(context.Background(), nil)
	tx.Exec(ins, 9, "tx", 0.0)
	fmt.Println(tx.Rollback(), tx.Commit())
	rs, err := db.Query("SELECT * FROM t")
	for rs.Next() {
		var id int
		var n Upper
		var f sql.NullFloat64
		fmt.Println(rs.Scan(&id, &n, &f), id, n, f.Float64, f.Valid)
	}
	fmt.Println(err, rs.Err())
	var id int
	var name sql.Null[string]
	var f float64
	fmt.Println(db.QueryRow("SELECT").Scan(&id, &name, &f), id, name)
	fmt.Println(db.QueryRow("SELECT").Scan(&id))
	_, err = db.Exec("DROP")
	fmt.Println(err)
	_, err = db.Exec(ins, 1)
	fmt.Println(err)
	bad, _ := sql.Open("mem", "bad")
	fmt.Println(bad.Ping())
	_, err = sql.Open("none", "")
	fmt.Println(err)
}
