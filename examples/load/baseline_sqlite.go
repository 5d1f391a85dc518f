package main

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver
)

// sqlite measures full-text search in SQLite.
func (b *bench) sqlite(ctx context.Context) (err error) {
	dir := filepath.Join(b.dir, "sqlite")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "people.db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.ExecContext(ctx, `CREATE VIRTUAL TABLE people USING fts5(skill, text, content='')`); err != nil {
		return err
	}
	drawn := b.drawing(func(i int) { b.words(i) })
	err = b.building("sqlite", drawn, func() error {
		return b.people(ctx, "sqlite", func(from, to int) error { return b.insert(ctx, db, from, to) })
	})
	if err != nil {
		return err
	}
	size, err := disk(dir)
	if err != nil {
		return err
	}
	b.figures.set("sqlite.disk_mb", float64(size)/1e6)
	return b.querying(ctx, "sqlite.rank", func(q roleQuery) error {
		var words []string
		for _, g := range q.groups {
			for _, s := range g {
				words = append(words, token(s))
			}
		}
		rows, err := db.QueryContext(ctx, `SELECT rowid FROM people WHERE skill MATCH ? ORDER BY rank LIMIT ?`, strings.Join(words, " OR "), b.top)
		if err != nil {
			return err
		}
		for rows.Next() {
		}
		return errors.Join(rows.Err(), rows.Close())
	})
}

func (b *bench) insert(ctx context.Context, db *sql.DB, from, to int) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	insert, err := tx.PrepareContext(ctx, `INSERT INTO people(rowid, skill, text) VALUES(?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for i := from; i < to; i++ {
		_, skills, text := b.words(i)
		if _, err := insert.ExecContext(ctx, i+1, strings.Join(skills, " "), text); err != nil {
			return err
		}
	}
	return tx.Commit()
}
