import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { LoggedEvent } from '../../wire/case-event.ts';
import { chainDigest, chainLink, GENESIS, payloadOf } from './chain.ts';
import { loggedEvent } from './logged-event.ts';
import type { NameStatements } from './sqlite-names.ts';
import { StorageUnavailable } from './storage-unavailable.ts';

const payloadRow = z.object({ seq: z.int(), payload: z.string() });
const counted = z.object({ n: z.int() });
const digestRow = z.object({ digest: z.instanceof(Uint8Array) });
const linkRow = payloadRow.extend(digestRow.shape);

/** The newest event's place in the chain. */
export interface Tip {
  readonly seq: number;
  readonly digest: Uint8Array;
}

/** How many of the newest events are checked against the chain when a database is opened. */
const CHECKED_AT_OPEN = 64;

/** Statements on the table `event`. Aggregates are kept as the numbers that `names` gives them. */
export function eventStatements(db: Database.Database, names: NameStatements) {
  const insert = db.prepare(`
    INSERT INTO event
      (seq, source, source_id, type, occurred_at, recorded_at, aggregate, payload, digest)
    VALUES (?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), ?)`);
  const bySource = db.prepare('SELECT seq, payload FROM event WHERE source = ? AND source_id = ?');
  const byAggregate = db.prepare('SELECT seq, payload FROM event WHERE aggregate = ? ORDER BY seq');
  const countByAggregate = db.prepare('SELECT count(*) AS n FROM event WHERE aggregate = ?');
  const after = db.prepare('SELECT seq, payload FROM event WHERE seq > ? ORDER BY seq LIMIT ?');
  const at = db.prepare('SELECT digest FROM event WHERE seq = ?');
  const newest = db.prepare('SELECT seq, payload, digest FROM event ORDER BY seq DESC LIMIT ?');

  const find = db.transaction((source: string, ids: readonly string[]) =>
    ids.map((id) => bySource.get(source, id)).filter((row) => row !== undefined),
  );

  const parsed = (row: unknown): LoggedEvent => {
    const { seq, payload } = payloadRow.parse(row);
    return loggedEvent(seq, payload);
  };

  return {
    append(tip: Tip, event: LoggedEvent, aggregate: string): Tip {
      const { digest, payload } = chainLink(tip.digest, payloadOf(event));
      const { seq, source, id, type, occurredAt, recordedAt } = event;
      const of = names.numberOf(aggregate);
      insert.run(seq, source, id, type, occurredAt, recordedAt, of, payload, digest);
      return { seq, digest };
    },

    find(source: string, ids: readonly string[]): LoggedEvent[] {
      return find(source, ids).map(parsed);
    },

    digestAt(seq: number): string | null {
      const digest = seq === 0 ? GENESIS : digestRow.optional().parse(at.get(seq))?.digest;
      return digest ? Buffer.from(digest).toString('hex') : null;
    },

    historyOf(aggregate: string): LoggedEvent[] {
      const of = names.find(aggregate);
      return of === undefined ? [] : byAggregate.all(of).map(parsed);
    },

    countOf(aggregate: string): number {
      const of = names.find(aggregate);
      return of === undefined ? 0 : counted.parse(countByAggregate.get(of)).n;
    },

    chunkAfter: (seq: number, limit: number) => after.all(seq, limit).map(parsed),

    /** @throws StorageUnavailable `corrupt` when the newest events do not hang together */
    tip(): Tip {
      const links = z.array(linkRow).parse(newest.all(CHECKED_AT_OPEN + 1));
      for (const [index, link] of links.entries()) {
        const previous = links[index + 1];
        if (!previous && link.seq !== 1) break;
        const follows = link.seq === (previous?.seq ?? 0) + 1;
        const digest = chainDigest(previous?.digest ?? GENESIS, link.payload);
        if (!follows || digest.compare(link.digest) !== 0) {
          throw new StorageUnavailable('corrupt', { detail: `哈希链在第 ${link.seq} 号处断开` });
        }
      }
      return links[0] ?? { seq: 0, digest: GENESIS };
    },
  };
}
export type EventStatements = ReturnType<typeof eventStatements>;
