package identity

// A Field is what two records are compared by.
type Field string

// The fields, in the order of reasons.
const (
	AccountField Field = "account"
	LinkField    Field = "link"
	EmailField   Field = "e-mail"
	PhoneField   Field = "phone"
	NameField    Field = "name"
	JobsField    Field = "jobs"
	TextField    Field = "text"
)

// fields is the number of fields.
const fields = 7

// A Level is one row of the table of weights: how a field of two records may agree.
type Level struct {
	Field   Field  `json:"field"`
	Name    string `json:"level"`
	Weight  int    `json:"weight"`  // 10·log2(Same/100 · Chance), rounded: tenths of bits
	Same    string `json:"same"`    // m: the share of one person's pairs that agree so, in percent
	Chance  int    `json:"chance"`  // u: one in so many pairs of different people agrees so
	Because string `json:"because"` // why these figures
}

// A level is a row of levels.
type level uint8

// The rows. Zero is a field that one of the records does not have.
const (
	missing level = iota
	accountSame
	accountOther
	linkPage
	linkSite
	linkOther
	emailSame
	emailLogin
	emailNamed
	emailOther
	phoneSame
	phoneEnding
	phoneOther
	nameSame
	nameOrder
	nameFewer
	nameShort
	nameVariant
	nameInitials
	namePartly
	nameWord
	nameSurname
	nameGeneration
	nameMiddle
	nameFamily
	nameDifferent
	nameJunior
	jobsThree
	jobsTwo
	jobsOne
	jobsNear
	jobsCopied
	jobsOther
	textSame
	textHalf
	textQuarter
	textEighth
	textOther
)

// levels is the one table of weights. A test recomputes every weight from its figures.
var levels = [...]Level{
	missing: {"", "missing", 0, "", 0, "silence says nothing"},

	accountSame:  {AccountField, "same account", 250, "95", 35_000_000, "a site gives a number once; only a false record shares it"},
	accountOther: {AccountField, "another account at the same site", -43, "5", 1, "few people keep two accounts at one site"},

	linkPage:  {LinkField, "same account page", 200, "80", 1_300_000, "a login is one person's, until it is given up and taken again"},
	linkSite:  {LinkField, "same page or site", 80, "15", 1_700, "a site of one's own, or the employer's"},
	linkOther: {LinkField, "another account page at the same site", -43, "5", 1, "as with accounts"},

	emailSame:  {EmailField, "same address", 200, "65", 1_600_000, "couples share one now and then; mailboxes of teams are left out"},
	emailLogin: {EmailField, "same login, other provider", 90, "5", 10_000, "people keep an invented login when they move"},
	emailNamed: {EmailField, "same login made of the name, other provider", 20, "8", 50, "whoever has the name makes the same login"},
	emailOther: {EmailField, "different", -22, "22", 1, "people have several addresses, for work and for home"},

	phoneSame:   {PhoneField, "same number", 150, "70", 47_000, "families and offices share one"},
	phoneEnding: {PhoneField, "same number without its prefix", 130, "15", 55_000, "written with and without the country or the extension"},
	phoneOther:  {PhoneField, "different", -27, "15", 1, "numbers change with country and employer"},

	nameSame:       {NameField, "same", 130, "60", 13_600, "full names in one trade and language repeat"},
	nameOrder:      {NameField, "same words in another order", 120, "5", 82_000, "family name first"},
	nameFewer:      {NameField, "same but for words left out", 110, "10", 20_000, "middle names and second surnames come and go"},
	nameShort:      {NameField, "short form of the given name", 100, "4", 25_600, "Bob for Robert"},
	nameVariant:    {NameField, "another spelling", 90, "5", 10_240, "transliteration, or one letter"},
	nameInitials:   {NameField, "initials for words", 80, "6", 4_267, "one surname and initial have many"},
	namePartly:     {NameField, "given name and one more word the same", 60, "2", 3_200, "a surname added to one, a middle name to the other"},
	nameWord:       {NameField, "one word, the same", 40, "3", 533, "a given name alone"},
	nameSurname:    {NameField, "same given name, other surname", 0, "3", 33, "marriage, or another person: as likely"},
	nameGeneration: {NameField, "same, a Jr. or Sr. on one only", 0, "1", 100, "left out, or the father: as likely"},
	nameMiddle:     {NameField, "other middle name", -20, "0.5", 50, "a person has one set of middle names, of which each may show others"},
	nameFamily:     {NameField, "same surname, other given name", -61, "0.5", 3, "of different people who share a number or an address most are family"},
	nameDifferent:  {NameField, "different", -80, "0.4", 1, "a wrong name is a rare fault"},
	nameJunior:     {NameField, "Jr. against Sr.", -97, "0.12", 1, "written to tell the two apart"},

	jobsThree:  {JobsField, "three or more over the same months", 160, "45", 145_000, "each begins and ends in one of some 200 months"},
	jobsTwo:    {JobsField, "two over the same months", 110, "20", 10_240, "many dates are years only"},
	jobsOne:    {JobsField, "one with the same title and months", 60, "15", 427, "first jobs begin after school, in summer"},
	jobsNear:   {JobsField, "one over the same months, or a title at one time", 10, "10", 20, "titles of one trade are few"},
	jobsCopied: {JobsField, "shared jobs in the same text", 40, "80", 20, "a copied text brings its jobs along"},
	jobsOther:  {JobsField, "none shared", -33, "10", 1, "a new selection, or dates read wrongly"},

	textSame:    {TextField, "three quarters shared", 160, "40", 164_000, "another format of one document, or a template that was hardly changed"},
	textHalf:    {TextField, "half shared", 130, "20", 41_000, "a later version"},
	textQuarter: {TextField, "a quarter shared", 80, "15", 1_707, "a version for another post, or set phrases"},
	textEighth:  {TextField, "an eighth shared", 0, "10", 10, "set phrases of a trade do as much"},
	textOther:   {TextField, "hardly anything shared", -27, "15", 1, "written anew"},
}

// Levels returns the table of weights: every level of every field, strongest first
// within a field.
func Levels() []Level { return append([]Level(nil), levels[1:]...) }

// A Reason is what one field adds to a weight.
type Reason struct {
	Field  Field  `json:"field"`
	Level  string `json:"level"`
	Weight int    `json:"weight"` // tenths of bits
}

// agreement is the level of each field, in the order of reasons.
type agreement [fields]level

// weight returns the sum of the weights.
func (a agreement) weight() int {
	sum := 0
	for _, l := range a {
		sum += levels[l].Weight
	}
	return sum
}

// reasons returns one reason for each field that both records have.
func (a agreement) reasons() []Reason {
	var out []Reason
	for _, l := range a {
		if l != missing {
			out = append(out, Reason{levels[l].Field, levels[l].Name, levels[l].Weight})
		}
	}
	return out
}
