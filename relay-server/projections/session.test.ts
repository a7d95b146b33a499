import { describe, expect, it } from 'vitest';
import { refuseAmendment } from '../rules/sessions/fold-session.ts';
import {
  began,
  by,
  clip,
  given,
  invited,
  law,
  planned,
  said,
  served,
  sheet,
  T0,
} from '../rules/sessions/testing/given-session.ts';
import { at, on } from '../rules/testing/given.ts';
import { SessionAggregate } from './aggregate/session-aggregate.ts';
import type { RowChange } from './rows.ts';

const KEY = 'session:S1';
const held = (source = 'court') =>
  on(
    '2024-06-26',
    'warning.held',
    { sessionId: 'S1', title: '警示', heldOn: '2024-06-26', cases: ['（2024）粤0607执1号'] },
    { source, id: `held-${source}` },
  );
const start = () => [planned(), invited(), sheet([clip('a'), law('b')]), began()];

/** Takes events one after another. @returns the last one's changes by topic and id */
function taken(events: Parameters<SessionAggregate['take']>[0][], today = '2024-06-26') {
  let aggregate = SessionAggregate.load(KEY, [], today);
  let changes: readonly RowChange[] = [];
  for (const event of events) {
    const { next, conflicts, effects } = aggregate.take(event, today);
    expect(conflicts).toEqual([]);
    if (!(next instanceof SessionAggregate)) throw new Error('it became something else');
    changes = effects().rows;
    aggregate = next;
  }
  const rows = new Map(changes.map((change) => [`${change.topic} ${change.id}`, change]));
  return { aggregate, rows };
}

describe('rows of a session', () => {
  it('what runs on a wall is a row of the wall, without a name or a case number', () => {
    const { rows } = taken(start());
    expect([...rows.keys()].sort()).toEqual(['session S1', 'showing main']);
    expect(rows.get('showing main')).toMatchObject({
      data: {
        ...{ wallId: 'main', sessionId: 'S1', step: 1, held: false },
        now: {
          ...{ kind: 'clip', clip: { derivativeId: 'd-a' }, ms: 10_000, law: null },
          lowerThird: { caseType: '执', maskedParty: '某建材公司', measure: null },
        },
        next: { kind: 'law', law: { text: '条文' }, ms: 20_000, clip: null },
        chapters: [{ itemId: 'a' }, { itemId: 'b' }],
        timeline: { itemId: 'a', startsAt: T0, offsetMs: 0, pausedAtMs: null },
        tally: { arrived: 0, settled: 0, receivedFen: 0 },
      },
    });
    expect(JSON.stringify(rows.get('showing main'))).not.toMatch(/粤0607|示例法官/);
  });

  it('and goes when it ends', () => {
    const { rows } = taken([...start(), said('session.ended', { step: 2, at: T0, by })]);
    expect(rows.get('showing main')).toMatchObject({ gone: true });
    expect(rows.get('session S1')).toMatchObject({ data: { state: 'ended' } });
  });

  it('a withdrawn clip is on the wall no more, nor its title, before anything else is done', () => {
    const withdrawn = said('session.items-withdrawn', { itemIds: ['a'], reason: '撤回', at: T0 });
    const { rows } = taken([...start(), withdrawn]);
    expect(rows.get('showing main')).toMatchObject({
      data: { now: null, timeline: null, chapters: [{ itemId: 'b' }] },
    });
    expect(rows.get('runItem S1/a')).toMatchObject({ data: { withdrawn: true } });
  });

  it('a rehearsal reaches no wall', () => {
    const { rows } = taken([planned(), sheet(), began({ rehearsal: true })]);
    expect([...rows.keys()].sort()).toEqual(['rehearsal S1', 'session S1']);
  });

  it('a list and a run-sheet leave the wall thirty days after; the session stays', () => {
    const { aggregate } = taken([...start(), said('session.ended', { step: 2, at: T0, by })]);
    expect(aggregate.wakeOn).toBe('2024-07-26');
    expect(aggregate.turn('2024-07-25')?.effects().rows).toEqual([]);
    const gone = aggregate.turn('2024-07-26')?.effects().rows ?? [];
    expect(gone.map(({ topic, id }) => `${topic} ${id}`).sort()).toEqual([
      ...['invitee S1/i1', 'runItem S1/a', 'runItem S1/b'],
    ]);
    expect(gone.every((change) => 'gone' in change)).toBe(true);
  });

  it('who was served counts once it is over, as having come or not, also who comes after', () => {
    const ended = said('session.ended', { step: 2, at: T0, by });
    const others = [invited('i2', '（2024）粤0607执2号'), invited('i3', '（2024）粤0607执3号')];
    const came = said('session.arrived', { inviteeId: 'i2', how: 'desk', by });
    const tooLate = served('i3', at('2024-06-27', 0), at('2024-06-27', 9));
    const { aggregate } = taken([...start(), served(), ...others, came, tooLate]);
    const over = aggregate.take(ended, '2024-06-26');
    expect(over.effects().facts).toEqual([
      { cell: 'warningSummoned|away|2024-06-26', n: 1, times: 1 },
    ]);
    const late = said('session.arrived', { inviteeId: 'i1', how: 'desk', by });
    expect(over.next.take(late, '2024-06-26').effects().facts).toEqual([
      { cell: 'warningSummoned|away|2024-06-26', n: -1, times: -1 },
      { cell: 'warningSummoned|came|2024-06-26', n: 1, times: 1 },
    ]);
    // The proof of service may be written down afterwards.
    expect(over.next.take(served('i2'), '2024-06-26').effects().facts).toEqual([
      { cell: 'warningSummoned|came|2024-06-26', n: 1, times: 1 },
    ]);
  });

  it('that it was held counts, whoever tells it, once', () => {
    const { aggregate } = taken(start());
    const step = aggregate.take(held('relay'), '2024-06-26');
    expect(step.effects().facts).toEqual([
      { cell: 'warningSessions|2024-06-26', n: 1, times: 1 },
      { cell: 'warningCases|2024-06-26', n: 1, times: 1 },
    ]);
    expect(step.next.take(held(), '2024-06-26').conflicts).toMatchObject([{ rule: 'W-10' }]);
  });

  it('[J-1] is not planned under the name of one that another system has told of', () => {
    const { aggregate } = taken([held()]);
    expect(aggregate.take(planned(), '2024-06-26').conflicts).toMatchObject([{ rule: 'J-1' }]);
  });

  it('J-30 what the relay said is not amended; what the court’s system said is', () => {
    const reversed = (source: string) =>
      on('2024-06-27', 'amend.reversed', { amends: `held-${source}`, reason: '误报' }, { source });
    const { aggregate } = taken([...start(), held()]);
    expect(refuseAmendment(given(...start()), reversed('relay'))).toMatchObject({ breach: 'J-30' });
    expect(aggregate.take(reversed('relay'), '').conflicts).toMatchObject([{ rule: 'J-30' }]);
    const taking = aggregate.take(reversed('court'), '2024-06-27');
    expect(taking.conflicts).toEqual([]);
    expect(taking.effects().facts).toContainEqual({
      cell: 'warningSessions|2024-06-26',
      n: -1,
      times: -1,
    });
  });

  it('is the same when it is loaded from the log', () => {
    const events = [...start(), held('relay'), said('session.paused', { step: 2, at: T0 + 5, by })];
    const loaded = SessionAggregate.load(KEY, events, '2024-06-26');
    const resumed = said('session.resumed', { step: 3, startsAt: T0 + 9, by });
    const rows = (aggregate: SessionAggregate) =>
      aggregate.take(resumed, '2024-06-26').effects().rows;
    expect(rows(loaded)).toEqual(rows(taken(events).aggregate));
  });
});
