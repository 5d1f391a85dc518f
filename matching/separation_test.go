package matching

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
)

// personal are words that no field within reach of scoring may be called by. A field
// with another name could still be misused; but nobody can add one of these by mistake.
var personal = strings.Fields(`name email phone photo image picture gender sex pronoun race ethnicity ethnic nationality origin
	religion age birth born birthday birthdate marital married children disability school institution university college
	employer company address city location country login blog group category label labels attribute`)

// allowed are fields that carry such a word and hold something else, each with why.
var allowed = map[string]string{
	"score.Evidence.Age":     "months since the work, not of the person",
	"score.Evidence.Origin":  "the job or repository that evidence stands on",
	"role.Requirement.Label": "a line of the role in words",
}

// TestNoPersonalFieldWithinReachOfScoring walks every type that deriving, ranking and
// scoring can reach from their inputs: a profile, a plan, evidence.
func TestNoPersonalFieldWithinReachOfScoring(t *testing.T) {
	seen, used := map[reflect.Type]bool{}, map[string]bool{}
	fields := 0
	var walk func(reflect.Type)
	walk = func(typ reflect.Type) {
		switch typ.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array:
			walk(typ.Elem())
			return
		case reflect.Map:
			walk(typ.Key())
			walk(typ.Elem())
			return
		case reflect.Interface, reflect.Func, reflect.Chan:
			t.Errorf("%s can hold anything", typ)
			return
		}
		if typ.Kind() != reflect.Struct || seen[typ] {
			return
		}
		seen[typ] = true
		for i := range typ.NumField() {
			f := typ.Field(i)
			fields++
			path := typ.String() + "." + f.Name
			for _, word := range wordsOfName(f.Name) {
				if !slices.Contains(personal, word) {
					continue
				}
				used[path] = true
				if allowed[path] == "" {
					t.Errorf("%s is within reach of scoring", path)
				}
			}
			walk(f.Type)
		}
	}
	for _, v := range []any{Profile{}, role.Plan{}, score.Evidence{}, observation{}, posting{}, feature{}} {
		walk(reflect.TypeOf(v))
	}
	for path := range allowed {
		if !used[path] {
			t.Errorf("%s is allowed and not there", path)
		}
	}
	if fields < 30 || !seen[reflect.TypeOf(Passage{})] || !seen[reflect.TypeOf(Activity{})] {
		t.Errorf("only %d fields of %d types were seen", fields, len(seen))
	}
}

// wordsOfName cuts a Go name into its words.
func wordsOfName(name string) []string {
	var b strings.Builder
	for i, r := range name {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.Fields(b.String())
}
