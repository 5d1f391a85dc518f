package parse

import "fmt"

// A Span is a half-open range of bytes of [Resume.Text]. The zero Span means "not
// in the text".
type Span struct{ Start, End int }

// Empty reports whether s holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// A Field is one value of a résumé and where it stands. In JSON it is its Value.
type Field struct {
	Value string // as printed, white space folded
	Span  Span   // where; empty if the value is not in the visible text (a link's target)
	Page  int    // the page on which Span begins, from 1; 0 where the format has no pages or Span is empty
	// Confidence says how the value was found, 1..100 (see [Stated] and the others);
	// 0 in a field that no Parser has filled.
	Confidence int
}

// or returns f, or g if f has no value.
func (f Field) or(g Field) Field {
	if f.IsZero() {
		return g
	}
	return f
}

// MarshalText returns the value.
func (f Field) MarshalText() ([]byte, error) { return []byte(f.Value), nil }

// IsZero reports whether the field has no value.
func (f Field) IsZero() bool { return f.Value == "" }

// A Date is a calendar date as precise as the document is: a year, a year and a
// month, or a whole day.
type Date struct {
	Year, Month, Day int    // Month and Day are 0 where the document does not say
	Present          bool   // "present", "now", "heute": still going on; then the rest is 0
	Season           Season // where the document names one instead of a month; Month is 0 then
	Span             Span
	Page             int // as in Field
	Confidence       int // as in Field
}

// IsZero reports whether nothing is known of the date.
func (d Date) IsZero() bool { return d.Year == 0 && !d.Present }

// String returns the ISO 8601 form cut short as JSON Resume does ("2019", "2019-03",
// "2019-03-07"); "" for an unknown date and for the present.
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText returns String.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// A Resume is one parsed document. Its JSON form is JSON Resume v1
// (https://jsonresume.org/schema); Text, spans, sections and diagnostics stand
// beside it and are not part of that form.
type Resume struct {
	Basics       Basics        `json:"basics"`
	Work         []Work        `json:"work,omitempty"`
	Volunteer    []Work        `json:"volunteer,omitempty"` // organization in Name
	Education    []Education   `json:"education,omitempty"`
	Awards       []Award       `json:"awards,omitempty"`
	Certificates []Certificate `json:"certificates,omitempty"`
	Publications []Publication `json:"publications,omitempty"`
	Skills       []SkillGroup  `json:"skills,omitempty"`
	Languages    []Language    `json:"languages,omitempty"`
	Interests    []Interest    `json:"interests,omitempty"`
	Projects     []Project     `json:"projects,omitempty"`

	// Text is the visible text in reading order: lines ended by '\n', valid UTF-8.
	// Every span points into it.
	Text string `json:"-"`
	// Sections cover Text without gap or overlap, in order.
	Sections []Section `json:"-"`
	// Hidden is what the document holds but a reader does not see. It is in no field.
	Hidden []Hidden `json:"-"`
	// Diagnostics say what is doubtful.
	Diagnostics []Diagnostic `json:"-"`
	// Dated is the month in which "present" ends: the caller's [Parser.AsOf], else
	// the newest date in the document, else the container's own, else zero.
	Dated Date `json:"-"`
}

// Basics is who the person is and how to reach them. Nothing of it but Label and
// Summary may reach a score.
type Basics struct {
	Name     Field     `json:"name,omitzero"`
	Label    Field     `json:"label,omitzero"` // headline, such as a job title
	Email    Field     `json:"email,omitzero"`
	Phone    Field     `json:"phone,omitzero"` // as printed
	URL      Field     `json:"url,omitzero"`
	Summary  Field     `json:"summary,omitzero"`
	Location Location  `json:"location,omitzero"`
	Profiles []Profile `json:"profiles,omitempty"`
}

// Location is a place of living.
type Location struct {
	Address     Field `json:"address,omitzero"`
	PostalCode  Field `json:"postalCode,omitzero"`
	City        Field `json:"city,omitzero"`
	Region      Field `json:"region,omitzero"`
	CountryCode Field `json:"countryCode,omitzero"`
}

// Profile is a page of the person on a network.
type Profile struct {
	Network  Field `json:"network,omitzero"`
	Username Field `json:"username,omitzero"`
	URL      Field `json:"url,omitzero"`
}

// Work is one role at one employer; several roles at one employer are several Work
// entries with the same Name.
type Work struct {
	Name        Field   `json:"name,omitzero"` // employer
	Position    Field   `json:"position,omitzero"`
	Location    Field   `json:"location,omitzero"`
	Description Field   `json:"description,omitzero"` // what the employer is or does
	URL         Field   `json:"url,omitzero"`
	StartDate   Date    `json:"startDate,omitzero"`
	EndDate     Date    `json:"endDate,omitzero"`
	Summary     Field   `json:"summary,omitzero"`
	Highlights  []Field `json:"highlights,omitempty"`
	Span        Span    `json:"-"` // the whole entry
}

// Education is one course of study.
type Education struct {
	Institution Field   `json:"institution,omitzero"`
	URL         Field   `json:"url,omitzero"`
	Area        Field   `json:"area,omitzero"`
	StudyType   Field   `json:"studyType,omitzero"`
	StartDate   Date    `json:"startDate,omitzero"`
	EndDate     Date    `json:"endDate,omitzero"`
	Score       Field   `json:"score,omitzero"`
	Courses     []Field `json:"courses,omitempty"`
	Span        Span    `json:"-"`
}

// Award is an honour.
type Award struct {
	Title   Field `json:"title,omitzero"`
	Date    Date  `json:"date,omitzero"`
	Awarder Field `json:"awarder,omitzero"`
	Summary Field `json:"summary,omitzero"`
	Span    Span  `json:"-"`
}

// Certificate is a certification as printed.
type Certificate struct {
	Name   Field `json:"name,omitzero"`
	Date   Date  `json:"date,omitzero"`
	URL    Field `json:"url,omitzero"`
	Issuer Field `json:"issuer,omitzero"`
	Span   Span  `json:"-"`
}

// Publication is a published work.
type Publication struct {
	Name        Field `json:"name,omitzero"`
	Publisher   Field `json:"publisher,omitzero"`
	ReleaseDate Date  `json:"releaseDate,omitzero"`
	URL         Field `json:"url,omitzero"`
	Summary     Field `json:"summary,omitzero"`
	Span        Span  `json:"-"`
}

// SkillGroup is one line or group of a list of skills, as printed.
type SkillGroup struct {
	Name     Field   `json:"name,omitzero"` // the group's head, if it has one
	Level    Field   `json:"level,omitzero"`
	Keywords []Field `json:"keywords,omitempty"`
	Span     Span    `json:"-"`
}

// Language is a spoken language.
type Language struct {
	Language Field `json:"language,omitzero"`
	Fluency  Field `json:"fluency,omitzero"`
}

// Interest is a pastime.
type Interest struct {
	Name     Field   `json:"name,omitzero"`
	Keywords []Field `json:"keywords,omitempty"`
}

// Project is a piece of work outside or across employments.
type Project struct {
	Name        Field   `json:"name,omitzero"`
	Description Field   `json:"description,omitzero"`
	Highlights  []Field `json:"highlights,omitempty"`
	Keywords    []Field `json:"keywords,omitempty"`
	StartDate   Date    `json:"startDate,omitzero"`
	EndDate     Date    `json:"endDate,omitzero"`
	URL         Field   `json:"url,omitzero"`
	Roles       []Field `json:"roles,omitempty"`
	Entity      Field   `json:"entity,omitzero"` // for whom: a client, a school, an organisation
	Type        Field   `json:"type,omitzero"`   // "open source", "thesis", as printed
	Span        Span    `json:"-"`
}

// A SectionKind says what a part of a résumé is about.
type SectionKind uint8

// The kinds.
const (
	OtherSection SectionKind = iota
	HeaderSection
	SummarySection
	WorkSection
	ProjectSection
	EducationSection
	SkillSection
	CertificateSection
	LanguageSection
	VolunteerSection
	PublicationSection
	AwardSection
	InterestSection
	ReferenceSection
)

// A Section is one part of Text with its head.
type Section struct {
	Kind SectionKind
	Head Span // the head's own words; empty for the part before the first head
	Span Span // head and body
}

// Hidden is text that a reader of the page does not see.
type Hidden struct {
	Text   string
	Page   int    // 0 where the format has no pages
	Reason string // "invisible", "same-colour", "tiny", "off-page" or "zero-width"
}

// A Code names a kind of doubt; codes are stable.
type Code string

// The codes.
const (
	HiddenText     Code = "hidden-text"     // the document holds text that is not visible
	DoubtfulOrder  Code = "doubtful-order"  // columns that may be read in the wrong order
	NoSections     Code = "no-sections"     // no section head was recognised
	NoWork         Code = "no-work"         // no dated job was recognised
	DateConflict   Code = "date-conflict"   // an end before its start, or a date in the future
	Mojibake       Code = "mojibake"        // characters that an encoding error leaves
	PartlyRead     Code = "partly-read"     // a part of the container could not be read
	LimitReached   Code = "limit-reached"   // a limit of the Parser cut the document short
	OCRText        Code = "ocr-text"        // the text is what the caller's OCR read in pictures
	UnknownPresent Code = "unknown-present" // a job goes on to "present" and no date says when that was
)

// A Diagnostic says what is doubtful about a Resume. Detail never holds words of the
// document.
type Diagnostic struct {
	Code   Code   `json:"code"`
	Detail string `json:"detail,omitempty"`
	Span   Span   `json:"span,omitzero"`
}
