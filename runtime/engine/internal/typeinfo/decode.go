package typeinfo

import (
	"encoding/binary"
	"go/constant"
	"go/token"
	"go/types"
	"math/big"
)

// A Source gives a reader what is not in its package's information.
type Source interface {
	// Package returns the package with that path, and makes it where it is not there yet.
	Package(path, name string) *types.Package

	// Declared returns a declaration that is not in the information.
	Declared(pkg *types.Package, name string) types.Object

	// Value returns the value of a constant that depends on the platform.
	Value(pkg *types.Package, name string) constant.Value

	// Underlying returns the underlying type of a type that depends on the platform, or nil.
	Underlying(pkg *types.Package, name string) types.Type
}

// A Package reads the information on one package. Declarations that it reads are put into the scopes of their packages.
type Package struct {
	text    string
	source  Source
	strings []string
	pkgs    []*types.Package
	names   []string // of the package's own declarations
	decls   map[key]int
	at      []int // of types in the text
	types   []types.Type
	inst    []int
	data    int
	later   []*types.Interface
	depth   int
}

type key struct {
	pkg  *types.Package
	name string
}

// Open begins to read.
func Open(text string, source Source) *Package {
	p := &Package{text: text, source: source}
	r := reader{p, 0}
	p.strings = make([]string, r.num())
	for i := range p.strings {
		n := r.num()
		p.strings[i] = text[r.pos : r.pos+n]
		r.pos += n
	}
	p.pkgs = make([]*types.Package, r.num())
	for i := range p.pkgs {
		path := r.str()
		p.pkgs[i] = source.Package(path, r.str())
	}
	n := r.num()
	p.decls = make(map[key]int, n)
	for range n {
		k := key{p.pkgs[r.num()], r.str()}
		p.decls[k] = r.num()
		if k.pkg == p.pkgs[0] {
			p.names = append(p.names, k.name)
		}
	}
	p.at = make([]int, r.num())
	for i := range p.at {
		p.at[i] = r.num()
	}
	p.types = make([]types.Type, len(p.at))
	p.inst = make([]int, r.num())
	for i := range p.inst {
		p.inst[i] = r.num()
	}
	p.data = r.pos
	return p
}

// Names lists the package's own declarations, also unexported ones that others need.
func (p *Package) Names() []string { return p.names }

// Packages lists the packages that the declarations mention, the package itself first.
func (p *Package) Packages() []*types.Package { return p.pkgs }

// Instances lists the instances of generic types that the declarations mention.
func (p *Package) Instances() []types.Type {
	defer p.begin()()
	list := make([]types.Type, len(p.inst))
	for i, n := range p.inst {
		list[i] = p.typ(n)
	}
	return list
}

// Read returns a declaration of the package, or of another one that has no information of its own; nil when it is not there.
func (p *Package) Read(pkg *types.Package, name string) types.Object {
	if obj := pkg.Scope().Lookup(name); obj != nil {
		return obj
	}
	at, ok := p.decls[key{pkg, name}]
	if !ok {
		return nil
	}
	defer p.begin()()
	p.decl(pkg, name, p.data+at)
	return pkg.Scope().Lookup(name)
}

// begin starts something that reads types; when the outermost of it ends, interfaces can be completed.
func (p *Package) begin() (end func()) {
	p.depth++
	return func() {
		if p.depth--; p.depth == 0 {
			for _, t := range p.later {
				t.Complete()
			}
			p.later = nil
		}
	}
}

func (p *Package) decl(pkg *types.Package, name string, at int) {
	r := reader{p, at}
	scope := pkg.Scope()
	switch kind := r.byte(); kind {
	case declConst:
		t := p.typ(r.num())
		v := r.value()
		if v == nil {
			v = p.source.Value(pkg, name)
		}
		scope.Insert(types.NewConst(token.NoPos, pkg, name, t, v))
	case declVar:
		scope.Insert(types.NewVar(token.NoPos, pkg, name, p.typ(r.num())))
	case declFunc:
		scope.Insert(types.NewFunc(token.NoPos, pkg, name, p.typ(r.num()).(*types.Signature)))
	case declAlias:
		obj := types.NewTypeName(token.NoPos, pkg, name, nil)
		types.NewAlias(obj, p.typ(r.num()))
		scope.Insert(obj)
	case declType, declPlatform:
		obj := types.NewTypeName(token.NoPos, pkg, name, nil)
		t := types.NewNamed(obj, nil, nil)
		scope.Insert(obj)
		u, under := r.num(), types.Type(nil)
		if kind == declPlatform {
			under = p.source.Underlying(pkg, name)
		}
		if under == nil {
			under = p.typ(u)
		}
		t.SetUnderlying(under.Underlying()) // any is an alias
		for range r.num() {
			m := r.str()
			var recv types.Type = t
			if r.byte() == 1 {
				recv = types.NewPointer(t)
			}
			sig := p.typ(r.num()).(*types.Signature)
			sig = types.NewSignatureType(types.NewParam(token.NoPos, pkg, "", recv), nil, nil, sig.Params(), sig.Results(), sig.Variadic())
			t.AddMethod(types.NewFunc(token.NoPos, pkg, m, sig))
		}
	}
}

func (p *Package) typ(i int) types.Type {
	if t := p.types[i]; t != nil {
		return t
	}
	t := p.read(reader{p, p.data + p.at[i]})
	p.types[i] = t
	return t
}

func (p *Package) read(r reader) types.Type {
	switch kind := r.byte(); kind {
	case typeBasic:
		return types.Typ[r.num()]
	case typeUniverse:
		return types.Universe.Lookup(r.str()).Type()
	case typeNamed:
		pkg, name := p.pkgs[r.num()], r.str()
		obj := p.Read(pkg, name)
		if obj == nil {
			obj = p.source.Declared(pkg, name)
		}
		if obj == nil {
			return types.Typ[types.Invalid]
		}
		args := make([]types.Type, r.num())
		for i := range args {
			args[i] = p.typ(r.num())
		}
		if len(args) == 0 {
			return obj.Type()
		}
		t, err := types.Instantiate(nil, obj.Type(), args, false)
		if err != nil {
			return types.Typ[types.Invalid]
		}
		return t
	case typePointer:
		return types.NewPointer(p.typ(r.num()))
	case typeSlice:
		return types.NewSlice(p.typ(r.num()))
	case typeArray:
		elem := p.typ(r.num())
		return types.NewArray(elem, int64(r.num()))
	case typeMap:
		k := p.typ(r.num())
		return types.NewMap(k, p.typ(r.num()))
	case typeChan:
		dir := types.ChanDir(r.byte())
		return types.NewChan(dir, p.typ(r.num()))
	case typeStruct:
		fields := make([]*types.Var, r.num())
		tags := make([]string, len(fields))
		for i := range fields {
			pkg, name := p.pkgs[r.num()], r.str()
			t := p.typ(r.num())
			fields[i] = types.NewField(token.NoPos, pkg, name, t, r.byte() == 1)
			tags[i] = r.str()
		}
		return types.NewStruct(fields, tags)
	case typeSignature:
		variadic := r.byte() == 1
		params := r.tuple()
		return types.NewSignatureType(nil, nil, nil, params, r.tuple(), variadic)
	case typeInterface:
		methods := make([]*types.Func, r.num())
		for i := range methods {
			pkg, name := p.pkgs[r.num()], r.str()
			sig := p.typ(r.num()).(*types.Signature)
			sig = types.NewSignatureType(nil, nil, nil, sig.Params(), sig.Results(), sig.Variadic()) // gets a receiver of its own
			methods[i] = types.NewFunc(token.NoPos, pkg, name, sig)
		}
		embedded := make([]types.Type, r.num())
		for i := range embedded {
			embedded[i] = p.typ(r.num())
		}
		t := types.NewInterfaceType(methods, embedded)
		p.later = append(p.later, t)
		return t
	}
	return types.Typ[types.Invalid]
}

// A reader reads the text from a place on.
type reader struct {
	p   *Package
	pos int
}

func (r *reader) byte() byte {
	r.pos++
	return r.p.text[r.pos-1]
}

func (r *reader) num() int {
	var b [binary.MaxVarintLen64]byte
	n, size := binary.Uvarint(b[:copy(b[:], r.p.text[r.pos:])])
	r.pos += size
	return int(n)
}

func (r *reader) str() string { return r.p.strings[r.num()] }

func (r *reader) tuple() *types.Tuple {
	vars := make([]*types.Var, r.num())
	for i := range vars {
		name := r.str()
		vars[i] = types.NewParam(token.NoPos, r.p.pkgs[0], name, r.p.typ(r.num()))
	}
	return types.NewTuple(vars...)
}

func (r *reader) value() constant.Value {
	switch r.byte() {
	case valueFalse:
		return constant.MakeBool(false)
	case valueTrue:
		return constant.MakeBool(true)
	case valueString:
		return constant.MakeString(r.str())
	case valueInt:
		n, _ := new(big.Int).SetString(r.str(), 10)
		return constant.Make(n)
	case valueFloat:
		return float(r.str())
	case valueComplex:
		re := float(r.str())
		return constant.BinaryOp(constant.ToComplex(re), token.ADD, constant.MakeImag(float(r.str())))
	}
	return nil
}

// float reads a number as go/constant writes it exactly.
func float(s string) constant.Value {
	if r, ok := new(big.Rat).SetString(s); ok {
		return constant.ToFloat(constant.Make(r))
	}
	f, _, err := big.ParseFloat(s, 0, 512, big.ToNearestEven)
	if err != nil {
		return constant.MakeUnknown()
	}
	return constant.Make(f)
}
