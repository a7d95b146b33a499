import type Database from 'better-sqlite3';
import { z } from 'zod';
import {
  type AuditBreakdown,
  type AuditedContributions,
  type AuditedFigure,
  type AuditedGroup,
  type AuditedPlace,
  auditBreakdowns,
} from './audit-report.ts';

/** Contributions that are named of a figure that differs, and of all. */
const MOST_PLACES = 5;

const value = z.union([z.number(), z.string(), z.null()]);
const numbers = z.array(
  z.object({
    id: z.string(),
    label: z.string(),
    field: z.string(),
    recomputed: value,
    stored: value,
    isRecomputed: z.int(),
    isStored: z.int(),
    same: z.int(),
  }),
);
const places = z.array(
  z.object({
    day: z.string(),
    part: z.string(),
    who: z.string(),
    recomputed: z.number(),
    stored: z.number(),
  }),
);
const named = z.array(z.object({ who: z.string() }));
const counts = z.object({
  compared: z.int(),
  differing: z.int(),
  grouped: z.int(),
  misgrouped: z.int(),
});
const groups = z.array(
  z.object({
    id: z.string(),
    by: z.enum(auditBreakdowns),
    key: z.string(),
    numerator: z.number(),
    denominator: z.number(),
  }),
);

export function figuresOf(db: Database.Database): AuditedFigure[] {
  const byId = new Map<string, z.infer<typeof numbers>>();
  const rows = numbers.parse(
    db
      .prepare(
        `SELECT id, label, field, recomputed, stored, is_recomputed AS isRecomputed,
           is_stored AS isStored, same
         FROM compared ORDER BY id LIKE '%/%', id, field`,
      )
      .all(),
  );
  for (const row of rows) {
    const known = byId.get(row.id);
    if (known) known.push(row);
    else byId.set(row.id, [row]);
  }
  return [...byId].map(([id, fields]) => {
    const verdict = verdictOf(fields);
    return {
      id,
      label: fields[0]?.label ?? id,
      verdict,
      numbers: fields.map(({ field, recomputed, stored, same }) => ({
        ...{ field, recomputed, stored },
        same: same === 1,
      })),
      places: verdict === 'differs' ? placesOf(db, id) : [],
    };
  });
}

function verdictOf(fields: z.infer<typeof numbers>): AuditedFigure['verdict'] {
  if (fields.every(({ same }) => same === 1)) return 'same';
  if (fields.every(({ isRecomputed }) => isRecomputed === 0)) return 'unknown';
  return fields.every(({ isStored }) => isStored === 0) ? 'missing' : 'differs';
}

/** The first contributions within a figure's own periods that differ. */
function placesOf(db: Database.Database, id: string): AuditedPlace[] {
  return places.parse(
    db
      .prepare(
        `SELECT DISTINCT p.part, p.day, p.who, p.recomputed, p.stored
         FROM figure AS f JOIN place AS p ON p.part IN (f.part, f.of_part)
         WHERE f.id = @id
           AND (p.day >= f.from_day AND (f.to_day IS NULL OR p.day <= f.to_day)
             OR p.day BETWEEN f.previous_from AND f.previous_to)
         ORDER BY p.day, p.who, p.part LIMIT @most`,
      )
      .all({ id, most: MOST_PLACES }),
  );
}

export function contributionsOf(db: Database.Database): AuditedContributions {
  const found = counts.parse(
    db
      .prepare(
        `SELECT (SELECT count(*) FROM reckoned) AS compared, (SELECT count(*) FROM place) AS differing,
           (SELECT count(*) FROM grouping) AS grouped, (SELECT count(*) FROM misgrouped) AS misgrouped`,
      )
      .get(),
  );
  const first = places.parse(
    db.prepare('SELECT * FROM place ORDER BY day, who, part LIMIT ?').all(MOST_PLACES),
  );
  const misgrouped = named.parse(
    db.prepare('SELECT who FROM misgrouped ORDER BY who LIMIT ?').all(MOST_PLACES),
  );
  return { ...found, first, firstMisgrouped: misgrouped.map(({ who }) => who) };
}

export function breakdownsOf(db: Database.Database, by: AuditBreakdown): AuditedGroup[] {
  return groups.parse(
    db
      .prepare(
        `SELECT id, grouped_by AS by, key, numerator, denominator FROM breakdown
         WHERE grouped_by = ? ORDER BY id, key`,
      )
      .all(by),
  );
}
