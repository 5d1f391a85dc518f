package audit

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// ErrRows is what a table that cannot be read is reported as, with the number of the
// line, never with its words.
var ErrRows = errors.New("audit: bad row")

// MaxRows is the largest number of rows that ReadRows takes.
const MaxRows = 10_000_000

// ReadRows reads CSV with a head line: the columns id, score, rank and selected, of which
// id and one of score and rank are needed, and attributes by any other name. Selected is
// yes, true or 1, or no, false, 0 or empty. Ranks are whole numbers from 1; scores may
// have a fraction and are multiplied by a million, further digits rounded away: give
// ranks too where they matter. A column that stands twice is an error; one without a
// name, as tables with row numbers have, is left out.
func ReadRows(r io.Reader) ([]Row, error) {
	reader := csv.NewReader(r)
	reader.ReuseRecord = true
	head, err := reader.Read()
	if err != nil {
		return nil, fmt.Errorf("%w 1: no head line", ErrRows)
	}
	columns := make([]string, len(head))
	for i, name := range head {
		columns[i] = strings.TrimSpace(strings.TrimPrefix(name, "\ufeff"))
		if known := strings.ToLower(columns[i]); slices.Contains([]string{"id", "score", "rank", "selected"}, known) {
			columns[i] = known
		}
	}
	for i, name := range columns {
		if name != "" && slices.Contains(columns[:i], name) {
			return nil, fmt.Errorf("%w 1: column %d has the name of one before it", ErrRows, i+1)
		}
	}
	if !slices.Contains(columns, "id") || !slices.Contains(columns, "score") && !slices.Contains(columns, "rank") {
		return nil, fmt.Errorf("%w 1: want columns id and score or rank", ErrRows)
	}
	var rows []Row
	seen := map[string]bool{}
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			return nil, fmt.Errorf("%w %d: cells or quotes do not match", ErrRows, bad.Line)
		}
		if err != nil {
			return nil, fmt.Errorf("audit: %w", err)
		}
		line, _ := reader.FieldPos(0)
		row, err := readRow(columns, cells)
		switch {
		case err == nil && seen[row.ID]:
			err = errors.New("an id stands twice")
		case err == nil && len(rows) == MaxRows:
			err = fmt.Errorf("more than %d rows", MaxRows)
		}
		if err != nil {
			return nil, fmt.Errorf("%w %d: %w", ErrRows, line, err)
		}
		seen[row.ID] = true
		rows = append(rows, row)
	}
}

func readRow(columns, cells []string) (Row, error) {
	row := Row{Groups: map[string]string{}}
	for i, cell := range cells {
		var err error
		switch cell = strings.TrimSpace(cell); columns[i] {
		case "":
		case "id":
			row.ID = strings.Clone(cell)
		case "score":
			row.Score, err = millionths(cell)
		case "rank":
			if cell != "" {
				row.Rank, err = strconv.Atoi(cell)
			}
			if err != nil || row.Rank < 0 {
				err = errors.New("bad rank, want a whole number from 1")
			}
		case "selected":
			row.Selected, err = yes(cell)
		default:
			row.Groups[columns[i]] = strings.Clone(cell)
		}
		if err != nil {
			return row, err
		}
	}
	if row.ID == "" {
		return row, errors.New("no id")
	}
	return row, nil
}

// millionths reads a decimal number as a whole number of millionths.
func millionths(text string) (int, error) {
	bad := errors.New("bad score, want a decimal number below a million millions")
	digits, negative := strings.CutPrefix(text, "-")
	whole, fraction, _ := strings.Cut(digits, ".")
	if whole == "" || len(whole) > 12 || strings.Trim(whole+fraction, "0123456789") != "" {
		return 0, bad
	}
	up := len(fraction) > 6 && fraction[6] >= '5'
	fraction = (fraction + "000000")[:6]
	n, err := strconv.ParseInt(whole+fraction, 10, 64)
	if err != nil || int64(int(n)) != n {
		return 0, bad
	}
	if up {
		n++
	}
	if negative {
		n = -n
	}
	return int(n), nil
}

func yes(text string) (bool, error) {
	switch strings.ToLower(text) {
	case "yes", "true", "1", "y":
		return true, nil
	case "no", "false", "0", "n", "":
		return false, nil
	}
	return false, errors.New("bad selected, want yes or no")
}

// WriteImpact writes the table that New York City's Local Law 144 asks for, as CSV: a
// line for each category with its numbers, rates and ratios, and one for the unknown.
// Cells that a spreadsheet would take for a formula are quoted with an apostrophe.
func WriteImpact(w io.Writer, s *Sample) error {
	out := csv.NewWriter(w)
	head := []string{inert(strings.Join(s.Attributes, " & ")), "applicants", "selected", "selection rate", "selection impact ratio", "above median score", "scoring rate", "scoring impact ratio", "below 2 % of sample"}
	if err := out.Write(head); err != nil {
		return err
	}
	selection, scoring := s.Selection(), s.Scoring()
	decimal := func(v float64) string { return strconv.FormatFloat(v, 'f', 3, 64) }
	for i, r := range selection {
		small := "no"
		if r.Small {
			small = "yes"
		}
		cells := []string{inert(r.Category), strconv.Itoa(r.N), strconv.Itoa(r.Counted), decimal(r.Rate), decimal(r.Ratio), strconv.Itoa(scoring[i].Counted), decimal(scoring[i].Rate), decimal(scoring[i].Ratio), small}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	if err := out.Write([]string{Unknown, strconv.Itoa(s.Unknown), "", "", "", "", "", "", ""}); err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// WriteCurve writes the lowest impact ratio at every cut as CSV: attributes, cut, ratio.
// The head line is written if head says so, so that several samples make one table.
func WriteCurve(w io.Writer, s *Sample, head bool) error {
	out := csv.NewWriter(w)
	if head {
		if err := out.Write([]string{"attributes", "cut", "lowest impact ratio"}); err != nil {
			return err
		}
	}
	name := inert(strings.Join(s.Attributes, " & "))
	for _, c := range s.Curve() {
		if err := out.Write([]string{name, strconv.Itoa(c.K), strconv.FormatFloat(c.Ratio, 'f', 3, 64)}); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// inert keeps a spreadsheet from reading a text as a formula.
func inert(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
