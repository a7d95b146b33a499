import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBreach } from '../outcome.ts';
import { type ConductCommand, decideConduct, goOn } from './command.ts';
import { decideSession, foldSession, type SessionEvent } from './fold-session.ts';
import type { Conduct, SessionState } from './session-state.ts';
import { by, clip, given, law, planned, said, sheet, T0 } from './testing/given-session.ts';
import { endsAt, itemOf, lengthOf, positionAt } from './timeline.ts';

const DOS = ['start', 'next', 'back', 'jump', 'pause', 'resume', 'hold', 'unhold', 'end'] as const;
const ITEMS = ['a', 'b', 'c', 'z'] as const;

/** What an operator, the relay or the clearance desk does next, and how the clock goes meanwhile. */
const doing = fc.record({
  what: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...DOS) },
    fc.constantFrom('auto' as const, 'withdraw' as const, 'sheet' as const),
  ),
  itemId: fc.constantFrom(...ITEMS),
  /** Of the step that the operator saw: mostly the newest one. */
  behind: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.constantFrom(1, -1, 5)),
  rehearsal: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
  passes: fc.oneof(fc.integer({ min: 0, max: 15_000 }), fc.integer({ min: -60_000, max: 0 })),
});
type Doing = ReturnType<(typeof doing)['generate']>['value'];

/** The events that a relay would say to it; null: it is refused. */
function eventOf(state: SessionState, did: Doing, now: number): SessionEvent | null {
  const { what, itemId, behind, rehearsal } = did;
  if (what === 'withdraw') {
    return said('session.items-withdrawn', { itemIds: [itemId], reason: '撤回', at: now });
  }
  if (what === 'sheet') {
    return sheet([law('b'), clip('a'), clip('c')], state.sheet.version + 1);
  }
  if (what === 'auto') {
    const told = goOn(state, rehearsal, 'auto', now);
    return told && said(told.type, told.body);
  }
  const step = ((rehearsal ? state.rehearsal : state.live)?.step ?? 0) - behind;
  const command: ConductCommand = { do: what, step, rehearsal, by, itemId: nameFor(what, itemId) };
  const told = decideConduct(state, command, now);
  if ('breach' in told) return null;
  expect(behind, 'a stale step is refused').toBe(0);
  return said(told.type, told.body);
}

const nameFor = (what: string, itemId: string) => (what === 'jump' ? itemId : undefined);

function check(conduct: Conduct | null, state: SessionState, before: Conduct | null) {
  if (!conduct) return;
  const item = itemOf(state.sheet, conduct.itemId);
  // One item now, of the run-sheet, or none.
  if (state.stage === 'running') expect(item === undefined).toBe(conduct.itemId === null);
  const length = item ? lengthOf(item) : null;
  if (conduct.paused || conduct.held || conduct.itemId === null) {
    expect(conduct.pausedAtMs).not.toBeNull();
  }
  const [early, late] = [0, 1e7].map((after) =>
    positionAt(conduct, conduct.startsAt + after, length),
  );
  expect(early).toBeGreaterThanOrEqual(0);
  expect(late).toBeGreaterThanOrEqual(early ?? 0);
  if (length !== null) expect(late).toBeLessThanOrEqual(length);
  if (before && before.endedAt === null) {
    expect(conduct.step).toBeGreaterThanOrEqual(before.step);
    expect(conduct.startsAt).toBeGreaterThanOrEqual(before.startsAt);
  }
}

describe('whatever is done, and however the clock goes', () => {
  it('the timeline goes on, one item is on, nothing is done after the end, and the log gives the same state', () => {
    fc.assert(
      fc.property(fc.array(doing, { maxLength: 40 }), (doings) => {
        const log: SessionEvent[] = [planned(), sheet()];
        let state = given(...log);
        let now = T0;
        for (const did of doings) {
          now += did.passes;
          const before = state;
          const event = eventOf(state, did, now);
          if (!event) continue;
          const outcome = decideSession(state, event);
          if (isBreach(outcome)) continue;
          const conducts = !['session.items-withdrawn', 'session.run-sheet'].includes(event.type);
          if (conducts)
            expect(before.stage, 'nothing is conducted after the end').not.toBe('ended');
          log.push(event);
          state = outcome;
          check(state.live, state, before.live);
          if (state.rehearsal && before.rehearsal) {
            expect(state.rehearsal.step).toBeGreaterThanOrEqual(before.rehearsal.step);
          }
          if (state.stage === 'ended')
            expect(endsAt(state.live ?? never(), state.sheet)).toBeNull();
          expect(state.live === null).toBe(state.stage === 'planned');
        }
        const folded = foldSession(log);
        expect(folded).toEqual(state);
        const gone = state.played.flatMap(({ from, to }) => [from, to ?? now + 1e6]);
        expect([...gone].sort((a, b) => a - b)).toEqual(gone);
      }),
      { numRuns: 300 },
    );
  });
});

function never(): never {
  throw new Error('nothing is on');
}
