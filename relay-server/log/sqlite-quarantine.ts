import type Database from 'better-sqlite3';
import { z } from 'zod';
import { EVENT_REFUSALS } from '../../wire/refusal.ts';
import {
  type QuarantinedEvent,
  type QuarantineEntry,
  type QuarantineQuery,
  quarantineFingerprint,
} from './quarantine.ts';

const codes = z.enum(Object.keys(EVENT_REFUSALS) as [keyof typeof EVENT_REFUSALS]);
const records = z.array(
  z
    .object({
      number: z.int(),
      source: z.string(),
      receivedAt: z.int(),
      lastAt: z.int(),
      times: z.int(),
      code: codes,
      path: z.string(),
      message: z.string(),
      rule: z.string().nullable(),
      raw: z.instanceof(Uint8Array),
    })
    .transform(({ rule, ...rest }) => (rule === null ? rest : { ...rest, rule })),
);

/** Statements on the table `quarantine`. */
export function quarantineStatements(db: Database.Database) {
  const put = db.prepare(`
    INSERT INTO quarantine
      (source, received_at, last_at, times, code, path, message, rule, raw, fingerprint)
    VALUES (@source, @receivedAt, @receivedAt, 1, @code, @path, @message, @rule, @raw, @fingerprint)
    ON CONFLICT (fingerprint) DO UPDATE SET times = times + 1, last_at = excluded.last_at`);
  const columns = `
    number, source, received_at AS receivedAt, last_at AS lastAt, times, code, path, message, rule, raw`;
  const all = db.prepare(
    `SELECT ${columns} FROM quarantine WHERE number < ? ORDER BY number DESC LIMIT ?`,
  );
  const ofSource = db.prepare(
    `SELECT ${columns} FROM quarantine WHERE source = ? AND number < ?
     ORDER BY number DESC LIMIT ?`,
  );

  return {
    put(entry: QuarantineEntry): void {
      const { source, receivedAt, code, path, message, rule = null } = entry;
      const raw = Buffer.from(entry.raw);
      const fingerprint = quarantineFingerprint(entry);
      put.run({ source, receivedAt, code, path, message, rule, raw, fingerprint });
    },
    list({ source, before = Number.MAX_SAFE_INTEGER, limit }: QuarantineQuery): QuarantinedEvent[] {
      const most = Math.min(limit, 500);
      return records.parse(
        source === undefined ? all.all(before, most) : ofSource.all(source, before, most),
      );
    },
  };
}
export type QuarantineStatements = ReturnType<typeof quarantineStatements>;
