package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"
)

type Duration struct{ time.Duration }

func (d *Duration) UnmarshalText(b []byte) (err error) {
	d.Duration, err = time.ParseDuration(string(b))
	return
}

type Level int

func (l *Level) UnmarshalJSON(b []byte) error {
	switch s := strings.Trim(string(b), `"`); s {
	case "debug":
		*l = -1
	case "info":
		*l = 0
	default:
		n, err := strconv.Atoi(s)
		if err != nil {
			return fmt.Errorf("unknown level %q", s)
		}
		*l = Level(n)
	}
	return nil
}

type Sensor struct {
	ID       string             `json:"id"`
	Interval Duration           `json:"interval"`
	Scale    *float64           `json:"scale"`
	Extra    map[string]any     `json:"extra"`
	Limits   map[string]float64 `json:"limits"`
}

type Config struct {
	Name    string   `json:"name" env:"NAME"`
	Port    int      `json:"port" env:"PORT"`
	Level   Level    `json:"level"`
	Verbose bool     `json:"verbose" env:"VERBOSE"`
	Sensors []Sensor `json:"sensors"`
}

func (c Config) Validate() error {
	var errs []error
	if c.Name == "" {
		errs = append(errs, errors.New("name is missing"))
	}
	seen := map[string]int{}
	for i, s := range c.Sensors {
		if j, dup := seen[s.ID]; dup {
			errs = append(errs, fmt.Errorf("sensors[%d]: id %q is that of sensors[%d]", i, s.ID, j))
		}
		seen[s.ID] = i
	}
	return errors.Join(errs...)
}

func overlay(c *Config, env map[string]string) error {
	v := reflect.ValueOf(c).Elem()
	for i := range v.NumField() {
		s, ok := env[v.Type().Field(i).Tag.Get("env")]
		if !ok {
			continue
		}
		switch f := v.Field(i); f.Kind() {
		case reflect.String:
			f.SetString(s)
		case reflect.Int:
			n, err := strconv.Atoi(s)
			if err != nil {
				return fmt.Errorf("%s: %w", v.Type().Field(i).Name, err)
			}
			f.SetInt(int64(n))
		case reflect.Bool:
			f.SetBool(s == "1")
		}
	}
	return nil
}

func load(s string, env map[string]string) (*Config, error) {
	c := &Config{Port: 80}
	d := json.NewDecoder(strings.NewReader(s))
	d.DisallowUnknownFields()
	if err := d.Decode(c); err != nil {
		return nil, fmt.Errorf("config: %w", err)
	}
	if err := overlay(c, env); err != nil {
		return nil, err
	}
	return c, c.Validate()
}

func main() {
	good := `{"name":"dev","level":"debug","sensors":[{"id":"a","interval":"1m30s","scale":0.5,"extra":{"x":[1,"y"]},"limits":{"hi":80}},{"id":"b","interval":"10ms"}]}`
	c, err := load(good, map[string]string{"PORT": "8080", "VERBOSE": "1"})
	fmt.Println(c.Name, c.Port, int(c.Level), c.Verbose, err)
	for _, s := range c.Sensors {
		scale := 1.0
		if s.Scale != nil {
			scale = *s.Scale
		}
		fmt.Println(s.ID, s.Interval, s.Interval.Seconds(), scale, s.Extra, s.Limits["hi"])
	}
	for _, s := range []string{`{"sensors":[{"id":"x"},{"id":"x"}]}`, `{"nmae":"typo"}`, `{"sensors":[{"interval":"soon"}]}`, `{"level":"loud"}`, `{"port":"80"}`} {
		_, err := load(s, nil)
		fmt.Printf("%q\n", fmt.Sprint(err))
	}
	_, err = load(`{"name":"x"}`, map[string]string{"PORT": "many"})
	fmt.Println(err, errors.Is(err, strconv.ErrSyntax))
}
