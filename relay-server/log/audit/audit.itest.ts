import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallCourt } from '../../projections/testing/lives.ts';
import { INDICATORS } from '../../rules/indicators/index.ts';
import { DEFAULT_STATISTICS } from '../../rules/indicators/periods.ts';
import {
  began,
  by,
  invited,
  planned,
  said,
  served,
  sheet,
  T0,
} from '../../rules/sessions/testing/given-session.ts';
import { at, filed, on } from '../../rules/testing/given.ts';
import { openSqliteStore } from '../sqlite-store.ts';
import { auditDatabase, NothingToAudit } from './audit.ts';
import type { AuditedPlace, AuditReport } from './audit-report.ts';
import { busyCourt } from './testing/busy-court.ts';
import { writeCourt } from './testing/court-log.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
  file = join(folder, 'relay.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

const place = ({ day, part, who, stored, recomputed }: AuditedPlace) =>
  `${day} ${part} ${who} ${stored}/${recomputed}`;

/** What differs, a line each. */
const wrong = ({ figures, contributions }: AuditReport) => [
  ...figures.flatMap(({ id, numbers, places }) =>
    numbers
      .filter(({ same }) => !same)
      .map(({ field, stored, recomputed }) => {
        const where = places.map(place).join();
        return `${id} ${field}: shown ${stored}, recomputed ${recomputed}; ${where}`;
      }),
  ),
  ...contributions.first.map(place),
  ...contributions.firstMisgrouped.map((who) => `${who} is grouped otherwise`),
];

function tamper(sql: string) {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

describe('auditDatabase', () => {
  it('knows every indicator over every period for which it is shown', async () => {
    await writeCourt(file, smallCourt());
    const { figures, today } = auditDatabase(file);
    const running = INDICATORS.flatMap(({ id, periods }) => periods.map((each) => `${id}@${each}`));
    const reported = DEFAULT_STATISTICS.reports.flatMap(({ id, indicators }) =>
      indicators.map((indicator) => `${indicator}@${id}`),
    );
    const ids = figures.map(({ id }) => id).filter((id) => !id.includes('/'));
    expect(ids.sort()).toEqual([...running, ...reported].sort());
    expect(figures.filter(({ id }) => id.startsWith('trend/'))).toHaveLength(13);
    expect(today).toBe('2024-08-30');
  });

  it('a small court: every number is reckoned alike', async () => {
    await writeCourt(file, smallCourt());
    const report = auditDatabase(file);
    expect(wrong(report)).toEqual([]);
    const closed = report.figures.find(({ id }) => id === 'closedCount@centre');
    expect(closed?.numbers).toContainEqual({
      field: 'value',
      stored: 1,
      recomputed: 1,
      same: true,
    });
  });

  it('whatever lawful things happen, late, corrected and reversed', async () => {
    let lawful = 0;
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(busyCourt, async (arrivals) => {
        const each = join(mkdtempSync(join(folder, 'run-')), 'relay.sqlite');
        const written = await writeCourt(each, arrivals);
        taken += written.taken;
        if (!written.isLawful) return;
        lawful += 1;
        expect(wrong(auditDatabase(each))).toEqual([]);
      }),
      { numRuns: 8, endOnFailure: true },
    );
    expect(taken).toBeGreaterThan(8 * 60);
    expect(lawful).toBeGreaterThan(3);
  }, 60_000);

  it('E-10 whoever is named as payer, or not, and in whatever order: the same pairs', async () => {
    const word = fc.record({ isNote: fc.boolean(), payer: fc.constantFrom('A', 'B', undefined) });
    const words = fc.array(word, { minLength: 4, maxLength: 9, size: 'max' });
    const cases = fc.sample(words, { numRuns: 60, seed: 4711 });
    const events = cases.flatMap((told, k) => {
      const head = { caseNumber: `（2024）粤0607执${k + 1}号` };
      const filedFirst = { ...filed('2024-01-02'), ...head };
      const paid = told.map(({ isNote, payer }, nth) =>
        on(
          '2024-03-01',
          'payment.recovered',
          {
            ...{ paymentId: `${90 - nth}`, amount: 500, origin: 'voluntary' },
            receivedOn: '2024-03-01',
            ...(payer && { payer }),
            ...(isNote && { warningSessionId: 'w1' }),
          },
          { ...head, source: isNote ? 'relay' : 'court', hour: 9 + nth },
        ),
      );
      return [filedFirst, ...paid];
    });
    const [first, last] = ['2024-01-02', '2024-03-02'].map((day) => ({
      ...on(day, 'clock.day-turned', { day }, { source: 'relay', hour: 0 }),
      caseNumber: undefined,
    }));
    await writeCourt(file, [...(first ? [first] : []), ...events, ...(last ? [last] : [])]);
    const report = auditDatabase(file);
    expect(wrong(report)).toEqual([]);
    const total = report.figures.find(({ id }) => id === 'recoveredTotal@year');
    const all = cases.flat().length * 500;
    const value = total?.numbers.find(({ field }) => field === 'value')?.recomputed;
    expect(value).toBeGreaterThan(0);
    expect(value).toBeLessThan(all);
  });

  it('a warning session held here: who was served and came, rehearsals apart', async () => {
    const day = on('2024-06-26', 'clock.day-turned', { day: '2024-06-26' }, { source: 'relay' });
    const arrived = (inviteeId: string) =>
      said('session.arrived', { inviteeId, how: 'desk', identity: '身份证', by });
    const rehearsal = { rehearsal: true as const, step: 1, by };
    await writeCourt(file, [
      ...[{ ...day, caseNumber: undefined }, planned(), sheet()],
      ...['i1', 'i2', 'i3', 'i4', 'i5', 'i6'].map((id) =>
        invited(id, `（2024）粤0607执${id.slice(1)}号`),
      ),
      ...['i1', 'i2', 'i3', 'i4'].map((id) => served(id, at('2024-06-26', 8))),
      said('session.uninvited', { inviteeId: 'i4', reason: '另行传唤', by }),
      said('session.began', { ...rehearsal, itemId: 'a', startsAt: T0 }),
      said('session.ended', { ...rehearsal, step: 2, at: T0 + 1_000 }),
      began(),
      ...['i1', 'i2', 'i3', 'i5', 'i6'].map(arrived),
      said('session.arrival-undone', { inviteeId: 'i3', reason: '误点', by }),
      said('session.ended', { step: 2, at: T0 + 60_000, by }),
      // Too late to be served with it: tomorrow.
      served('i6', at('2024-06-27', 0), at('2024-06-27', 9)),
    ]);
    const report = auditDatabase(file);
    expect(wrong(report)).toEqual([]);
    const rate = report.figures.find(({ id }) => id === 'warningArrivalRate@year');
    expect(rate?.numbers).toContainEqual(
      expect.objectContaining({ field: 'value', recomputed: 66.67 }),
    );
  });

  it('a figure that was changed is found; its days still agree with the log', async () => {
    await writeCourt(file, smallCourt());
    tamper(`UPDATE row SET data = json_set(data, '$.value', 7)
            WHERE id = 'recoveredTotal@year' AND topic = (SELECT n FROM name WHERE text = 'statistic')`);
    const report = auditDatabase(file);
    expect(wrong(report)).toEqual(['recoveredTotal@year value: shown 7, recomputed 16000000; ']);
  });

  it('an event that was changed is found, and on which day and for whom', async () => {
    await writeCourt(file, smallCourt());
    tamper(`DROP TRIGGER event_is_never_edited;
            UPDATE event SET payload = replace(payload, '7000000', '9000000')
            WHERE type = 'payment.recovered' AND payload LIKE '%7000000%'`);
    const { figures, same } = auditDatabase(file);
    expect(same).toBe(false);
    const total = figures.find(({ id }) => id === 'recoveredTotal@centre');
    expect(total).toMatchObject({
      verdict: 'differs',
      places: [
        {
          ...{ day: '2024-05-01', part: 'recovered', who: '（2024）粤0607执1号' },
          ...{ stored: 7_000_000, recomputed: 9_000_000 },
        },
      ],
    });
  });

  it('what a figure could be broken down by is compared too', async () => {
    await writeCourt(file, smallCourt());
    tamper(`UPDATE contributor SET town = '440607106000' WHERE town = '440607103000';
            UPDATE contribution SET day = 20240320 WHERE day = 20240319`);
    const report = auditDatabase(file);
    expect(wrong(report)).toEqual([
      '2024-03-19 warning.sessions session:w1 0/1',
      '2024-03-20 warning.sessions session:w1 1/0',
      '（2024）粤0607执2号 is grouped otherwise',
    ]);
    expect(report.same).toBe(false);
    expect(report.figures.every(({ verdict }) => verdict === 'same')).toBe(true);
  });

  it('a figure that is gone, and one that the audit cannot reckon, are told as such', async () => {
    await writeCourt(file, smallCourt());
    tamper(`UPDATE row SET id = 'luckyCases@year' WHERE id = 'visitCount@year'`);
    const { figures } = auditDatabase(file);
    const verdicts = new Map(figures.map(({ id, verdict }) => [id, verdict]));
    expect(verdicts.get('luckyCases@year')).toBe('unknown');
    expect(verdicts.get('visitCount@year')).toBe('missing');
  });
});

describe('what cannot be audited says why', () => {
  it('a log without events, and one without a court day', async () => {
    await openSqliteStore(file).close();
    expect(() => auditDatabase(file)).toThrow(NothingToAudit);
    await writeCourt(
      file,
      smallCourt().filter(({ type }) => type !== 'clock.day-turned'),
    );
    expect(() => auditDatabase(file)).toThrow(/法院日/);
  });

  it('an empty file, a foreign one, one of an older version', async () => {
    writeFileSync(file, '');
    expect(() => auditDatabase(file)).toThrow(/空文件/);
    writeFileSync(file, 'no database at all, but long enough to be taken for one. '.repeat(40));
    expect(() => auditDatabase(file)).toThrow(/已损坏/);
    rmSync(file);
    await writeCourt(file, smallCourt());
    tamper('ALTER TABLE name RENAME TO names');
    expect(() => auditDatabase(file)).toThrow(/没有 name 表/);
  });

  it('a text in the log that cannot be read', async () => {
    await writeCourt(file, smallCourt());
    tamper(`DROP TRIGGER event_is_never_edited;
            UPDATE event SET payload = substr(payload, 1, 40) WHERE seq = 9`);
    expect(() => auditDatabase(file)).toThrow(/读不出的事件/);
  });

  it('an event that lacks what its type says', async () => {
    await writeCourt(file, smallCourt());
    tamper(`DROP TRIGGER event_is_never_edited;
            UPDATE event SET payload = json_remove(payload, '$.body.amount') WHERE type = 'payment.recovered'`);
    expect(() => auditDatabase(file)).toThrow(/读不出的事件/);
  });
});
