package matching

import (
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/proven-go/proven/score"
)

// The fields of the documents. Word fields are cut into words, all others hold their
// values whole, in lower case.
const (
	textField  = "text"  // the words of the profile or the activity; the default field
	titleField = "title" // job titles, project names and the headline

	typeField      = "type" // "profile" or "activity"
	candidateField = "candidate"
	tagField       = "tag"
	skillField     = "skill" // canonical IDs
	levelField     = "level"
	kindField      = "kind" // of an activity, as in sourcing.Kind
	repoField      = "repo"
	pathField      = "path"
	sourceField    = "source"
	subjectField   = "subject"
	monthField     = "month" // "2025-03"; of a profile the month it is dated

	ordField = "#" // the ordinal, for the index itself; not for queries
)

// queryFields are the fields that a query can name.
var queryFields = []string{candidateField, kindField, levelField, monthField, pathField, repoField,
	skillField, sourceField, subjectField, tagField, textField, titleField, typeField}

// The types of documents.
const (
	ProfileHit  = "profile"
	ActivityHit = "activity"
)

// A docName is the ID of a document in the text part, taken apart. In Bleve it is
// the candidate's ID, NUL, ordinal, "a" or "p", hash: sorting by it sorts by
// candidate. An activity's hash says what it holds, so one that is there needs no
// indexing again.
type docName struct {
	id  string
	ord uint32
	key string // tail of an activity's key in the truth; "" for the profile
}

func (n docName) String() string {
	kind := "p"
	if n.key != "" {
		kind = "a"
	}
	return n.id + "\x00" + ordTerm(n.ord) + kind + hex.EncodeToString([]byte(n.key))
}

func ordTerm(ord uint32) string { return fmt.Sprintf("%08x", ord) }

func parseDocName(s string) (docName, error) {
	at := strings.LastIndexByte(s, 0)
	if at < 0 || len(s) < at+10 {
		return docName{}, errors.New("matching: text part holds a foreign document")
	}
	ord, err := strconv.ParseUint(s[at+1:at+9], 16, 32)
	if err != nil {
		return docName{}, fmt.Errorf("matching: text part holds a foreign document: %w", err)
	}
	key, err := hex.DecodeString(s[at+10:])
	if err != nil {
		return docName{}, fmt.Errorf("matching: text part holds a foreign document: %w", err)
	}
	return docName{s[:at], uint32(ord), string(key)}, nil
}

// activityName names the document of an activity, given its key in the truth.
func activityName(id string, ord uint32, a Activity) docName {
	key, err := activityKey(ord, a)
	if err != nil {
		return docName{id: id, ord: ord, key: "?"} // an activity that came out of JSON goes into it
	}
	return docName{id, ord, string(key[4:])}
}

// build makes the documents of a candidate that are not present yet. The profile is
// made always: what it shows may have changed with the activity.
func (t *textPart) build(l *lexicon, ord uint32, r *record, present map[string]bool) []*textDocument {
	docs := []*textDocument{t.profileDocument(l, ord, r)}
	for _, a := range r.Profile.Activity {
		if name := activityName(r.ID, ord, a); !present[name.String()] {
			docs = append(docs, t.activityDocument(l, name, a))
		}
	}
	return docs
}

// gone returns the documents that are present and should not be, sorted.
func gone(ord uint32, r *record, present map[string]bool) []string {
	keep := map[string]bool{}
	if r != nil {
		keep[docName{id: r.ID, ord: ord}.String()] = true
		for _, a := range r.Profile.Activity {
			keep[activityName(r.ID, ord, a).String()] = true
		}
	}
	var ids []string
	for id := range present {
		if !keep[id] {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

func (t *textPart) profileDocument(l *lexicon, ord uint32, r *record) *textDocument {
	d := newDraft(docName{id: r.ID, ord: ord}.String(), l)
	d.whole(ordField, ordTerm(ord))
	d.whole(typeField, ProfileHit)
	d.whole(candidateField, r.ID)
	d.whole(tagField, r.Tags...)
	d.whole(monthField, r.Profile.Dated.String())
	skills, levels := shownBySkill(t.rowOf(r))
	d.whole(skillField, skills...)
	d.whole(levelField, levels...)
	d.words(titleField, fieldTexts(titleField, &r.Profile)...)
	d.words(textField, fieldTexts(textField, &r.Profile)...)
	return d.textDocument
}

func (t *textPart) activityDocument(l *lexicon, name docName, a Activity) *textDocument {
	d := newDraft(name.String(), l)
	d.whole(ordField, ordTerm(name.ord))
	d.whole(typeField, ActivityHit)
	d.whole(candidateField, name.id)
	d.whole(kindField, string(a.Kind))
	d.whole(repoField, a.Place.Repo)
	d.whole(pathField, a.Place.Path)
	d.whole(sourceField, a.Source)
	d.whole(subjectField, a.Subject...)
	d.whole(monthField, a.When.String())
	skills, _ := shownBySkill(t.look(&Profile{Activity: []Activity{a}}))
	d.whole(skillField, skills...)
	d.words(textField, activityTexts(a)...)
	return d.textDocument
}

// fieldTexts returns the texts of a word field of a profile. A phrase lies within one
// of them.
func fieldTexts(field string, p *Profile) []string {
	var texts []string
	for _, e := range p.Engagements {
		if e.Title != "" {
			texts = append(texts, e.Title)
		}
	}
	for _, q := range p.Passages {
		if field == textField || q.Section == TitleText || q.Section == HeadText {
			texts = append(texts, q.Text)
		}
	}
	return texts
}

// activityTexts returns the texts of an activity.
func activityTexts(a Activity) []string {
	return append([]string{a.Quote, a.Text}, a.Subject...)
}

const levelPrefix = "level-"

// shownBySkill returns the skills and the levels of a row, sorted.
func shownBySkill(row []posting) (skills, levels []string) {
	for _, p := range row {
		s := string(p.feature.Skill)
		switch level, isLevel := strings.CutPrefix(s, levelPrefix); {
		case p.feature.Depth != score.NoDepth || strings.HasPrefix(s, "years-"):
		case isLevel:
			levels = append(levels, level)
		default:
			skills = append(skills, s)
		}
	}
	return skills, levels
}
