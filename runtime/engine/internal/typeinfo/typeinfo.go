// Package typeinfo keeps what go/types knows of a compiled package's declarations in a string that can be read a declaration at a time: exact, with
// the names of parameters, aliases and unexported fields, which reflection does not have, and at a fraction of its cost.
//
// The string holds, all numbers being varints:
//
//	strings       their number, and for each its length and bytes
//	packages      their number, and for each its path and name; the first is the package itself
//	declarations  their number, and for each its package, its name and where it is in the data
//	types         their number, and for each where it is in the data
//	instances     their number, and for each its type
//	data
package typeinfo

// The kinds of declarations.
const (
	declConst    = iota // type, value
	declVar             // type
	declFunc            // type
	declAlias           // type
	declType            // underlying type, methods
	declPlatform        // as declType; the underlying type is another one on other platforms
)

// The kinds of types.
const (
	typeBasic     = iota // number in types.Typ
	typeUniverse         // name: byte, rune, any, error, comparable
	typeNamed            // package, name, type arguments; aliases too
	typePointer          // element
	typeSlice            // element
	typeArray            // element, length
	typeMap              // key, element
	typeChan             // direction, element
	typeStruct           // fields
	typeSignature        // parameters, results, variadic
	typeInterface        // methods, embedded types
)

// The kinds of constants.
const (
	valueNone = iota // depends on the platform
	valueFalse
	valueTrue
	valueString
	valueInt // as all numbers: exact, in text
	valueFloat
	valueComplex
)
