package parse

import (
	"fmt"
	"testing"
)

func TestNameParts(t *testing.T) {
	for _, test := range []struct{ name, given, family, suffix, why string }{
		{"Ada Example", "Ada", "Example", "", "two words"},
		{"Robert J. McCarthy Jr.", "Robert J.", "McCarthy", "Jr.", "an initial is given, a generation is neither"},
		{"John Smith III", "John", "Smith", "III", "a number of a generation"},
		{"Jane Roe, PhD", "Jane", "Roe", "PhD", "a degree behind a comma"},
		{"Jane Roe, MBA, PMP", "Jane", "Roe", "MBA PMP", "several"},
		{"Jane Roe PhD", "Jane", "Roe", "PhD", "letters that no name is written in"},
		{"JANE ROE PHD", "Jane Roe", "Phd", "", "but not where all is in capitals: nothing tells"},
		{"Yo-Yo Ma", "Yo-Yo", "Ma", "", "Ma is a name, not a degree"},
		{"Jack Ma, MA", "Jack", "Ma", "MA", "behind a comma it is"},
		{"Dr. Jane Roe", "Jane", "Roe", "", "a title is no name"},
		{"Prof. Dr. Hans Muster", "Hans", "Muster", "", "two titles"},
		{"Vincent van der Berg", "Vincent", "van der Berg", "", "particles belong to the family"},
		{"María de la Cruz", "María", "de la Cruz", "", "two particles"},
		{"Otto von Beispiel", "Otto", "von Beispiel", "", "von"},
		{"Omar al-Khatib", "Omar", "al-Khatib", "", "a joined particle is part of its word"},
		{"Omar Al Khatib", "Omar", "Al Khatib", "", "and a free one too"},
		{"Van Nguyen", "Van", "Nguyen", "", "at the front it is a given name"},
		{"Di Wu", "Di", "Wu", "", "so is this"},
		{"Leonardo Di Esempio", "Leonardo", "Di Esempio", "", "capitals do not matter"},
		{"Doe, Jane", "Jane", "Doe", "", "family first"},
		{"Doe, Jane Q., Jr.", "Jane Q.", "Doe", "Jr.", "family first, with a suffix"},
		{"van der Berg, Jan", "Jan", "van der Berg", "", "family first, with particles"},
		{"DOE, JANE", "Jane", "Doe", "", "family first in capitals"},
		{"JANE DOE", "Jane", "Doe", "", "all in capitals"},
		{"VINCENT VAN DER BERG", "Vincent", "van der Berg", "", "particles too"},
		{"JEAN-LUC O'NEILL", "Jean-Luc", "O'Neill", "", "capitals behind marks"},
		{"ROBERT MCCARTHY", "Robert", "McCarthy", "", "Mc"},
		{"JOSÉ ÁLVAREZ", "José", "Álvarez", "", "accents"},
		{"Jean DUPONT", "Jean", "Dupont", "", "the family alone in capitals"},
		{"WANG Wei", "Wei", "Wang", "", "at the front too"},
		{"Ana GARCÍA LÓPEZ", "Ana", "García López", "", "both families"},
		{"Wang Wei", "Wang", "Wei", "", "the order is not to be seen: as printed"},
		{"José Ortega y Gasset", "José", "Ortega y Gasset", "", "y joins two families"},
		{"Gabriel García Márquez", "Gabriel García", "Márquez", "", "a limit: no mark between given and family"},
		{"Madonna", "Madonna", "", "", "one word is given"},
		{"J. R. R. Tolkien", "J. R. R.", "Tolkien", "", "initials"},
		{"JR Smith", "JR", "Smith", "", "capitals of initials mark no family"},
		{"王伟", "王伟", "", "", "no blanks: nothing to split by"},
		{"Jr.", "Jr.", "", "", "never nothing at all"},
		{"", "", "", "", "no name"},
		{",", "", "", "", "a lone mark"},
	} {
		given, family, suffix := Basics{Name: Field{Value: test.name}}.NameParts()
		if given != test.given || family != test.family || suffix != test.suffix {
			t.Errorf("%q (%s): got %q, %q, %q, want %q, %q, %q", test.name, test.why, given, family, suffix, test.given, test.family, test.suffix)
		}
	}
}

func ExampleBasics_NameParts() {
	given, family, suffix := Basics{Name: Field{Value: "van der Berg, Jan, PhD"}}.NameParts()
	fmt.Printf("%s | %s | %s\n", given, family, suffix)
	// Output: Jan | van der Berg | PhD
}
