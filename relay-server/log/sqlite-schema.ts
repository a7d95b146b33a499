/** Marks the file as this project's (`PRAGMA application_id`): "ZXYS" in ASCII. */
export const APPLICATION_ID = 0x5a585953;

/**
 * Every change of the schema, in order; a database has had the first n of them. A migration that has
 * been released is never edited.
 */
export const MIGRATIONS: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'log, projections, quarantine, meta',
    sql: `
      -- payload is the canonical JSON that the digest covers; the other columns repeat it as keys.
      CREATE TABLE event (
        seq INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        source_id TEXT NOT NULL,
        type TEXT NOT NULL,
        occurred_at INTEGER NOT NULL,
        recorded_at INTEGER NOT NULL,
        aggregate TEXT NOT NULL,
        payload TEXT NOT NULL,
        digest BLOB NOT NULL,
        UNIQUE (source, source_id)
      ) STRICT;
      CREATE INDEX event_aggregate ON event (aggregate, seq);
      CREATE TRIGGER event_is_never_edited BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
      CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

      -- case_number '' stands for none; data NULL is a tombstone. Two partial indexes, so that a
      -- snapshot never walks over tombstones.
      CREATE TABLE row (
        topic TEXT NOT NULL,
        case_number TEXT NOT NULL,
        id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        data TEXT
      ) STRICT;
      CREATE UNIQUE INDEX row_key ON row (topic, case_number, id);
      CREATE INDEX row_live ON row (topic, seq) WHERE data IS NOT NULL;
      CREATE INDEX row_gone ON row (topic, seq) WHERE data IS NULL;

      CREATE TABLE cell (key TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE wake (key TEXT PRIMARY KEY, wake_on TEXT NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE quarantine (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        source TEXT NOT NULL,
        received_at INTEGER NOT NULL,
        last_at INTEGER NOT NULL,
        times INTEGER NOT NULL,
        code TEXT NOT NULL,
        path TEXT NOT NULL,
        message TEXT NOT NULL,
        rule TEXT,
        raw BLOB NOT NULL,
        fingerprint BLOB NOT NULL UNIQUE
      ) STRICT;
      CREATE INDEX quarantine_source ON quarantine (source, number);

      CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    `,
  },
  {
    name: 'topics and case numbers of rows as numbers',
    sql: `
      -- Keys repeat long names. With a small number for each, the indexes of row are a third as large,
      -- and a commit changes fewer of their pages.
      CREATE TABLE name (n INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
      INSERT INTO name (text) SELECT topic FROM row UNION SELECT case_number FROM row;

      ALTER TABLE row RENAME TO named_row;
      CREATE TABLE row (
        topic INTEGER NOT NULL,
        case_number INTEGER NOT NULL,
        id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        data TEXT
      ) STRICT;
      INSERT INTO row (topic, case_number, id, seq, data)
        SELECT topic.n, of_case.n, id, seq, data FROM named_row
        JOIN name AS topic ON topic.text = named_row.topic
        JOIN name AS of_case ON of_case.text = named_row.case_number
        ORDER BY named_row.rowid;
      DROP TABLE named_row;
      CREATE UNIQUE INDEX row_key ON row (topic, case_number, id);
      CREATE INDEX row_live ON row (topic, seq) WHERE data IS NOT NULL;
      CREATE INDEX row_gone ON row (topic, seq) WHERE data IS NULL;
    `,
  },
  {
    name: 'contributions to cells',
    sql: `
      -- Who contributes how much to which cell. Series and contributors are numbers of name; day is
      -- 20241128. By day, so that what a commit adds lies together and changes few pages.
      CREATE TABLE contribution (
        day INTEGER NOT NULL,
        series INTEGER NOT NULL,
        contributor INTEGER NOT NULL,
        n INTEGER NOT NULL,
        times INTEGER NOT NULL,
        PRIMARY KEY (day, series, contributor)
      ) STRICT, WITHOUT ROWID;
      -- What a case can be grouped by; n is that of its number in name.
      CREATE TABLE contributor (
        n INTEGER PRIMARY KEY,
        type TEXT NOT NULL,
        town TEXT NOT NULL,
        cause TEXT NOT NULL,
        band TEXT NOT NULL
      ) STRICT;
    `,
  },
  {
    name: 'aggregates of events as numbers',
    sql: `
      -- An index by a small number is a third as large as one by a case number: a commit changes fewer of
      -- its pages. The chain covers the payload, which stays as it is.
      INSERT INTO name (text) SELECT aggregate FROM event EXCEPT SELECT text FROM name;
      ALTER TABLE event RENAME TO named_event;
      CREATE TABLE event (
        seq INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        source_id TEXT NOT NULL,
        type TEXT NOT NULL,
        occurred_at INTEGER NOT NULL,
        recorded_at INTEGER NOT NULL,
        aggregate INTEGER NOT NULL,
        payload TEXT NOT NULL,
        digest BLOB NOT NULL,
        UNIQUE (source, source_id)
      ) STRICT;
      INSERT INTO event
        SELECT seq, source, source_id, type, occurred_at, recorded_at, name.n, payload, digest
        FROM named_event LEFT JOIN name ON name.text = aggregate ORDER BY seq;
      DROP TABLE named_event;
      -- By aggregate and then by seq, which is the rowid.
      CREATE INDEX event_aggregate ON event (aggregate);
      CREATE TRIGGER event_is_never_edited BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
      CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    `,
  },
];
