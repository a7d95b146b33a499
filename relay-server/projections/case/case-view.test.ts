import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openingReached } from '../../rules/alerts/case-alerts.ts';
import type { CaseState } from '../../rules/case-state.ts';
import { plusDays } from '../../rules/days.ts';
import {
  advanceTo,
  appliesNext,
  applyEvent,
  foldCase,
  foldHistory,
} from '../../rules/fold-case.ts';
import { lastDay, legalLife } from '../../rules/testing/legal-life.ts';
import { CaseView, UNREAD_BY_CLOCK } from './case-view.ts';

/** Nodes that tell how far the opening has come, and nothing else. */
const NODES = {
  neither: {},
  notice: { '003': '2024-01-02' },
  inquiry: { '004': '2024-01-02' },
  both: { '003': '2024-01-02', '004': '2024-01-02' },
} as const;

/** The same to whatever does not read what it may not: that would be an error. */
function unreadable(state: CaseState): CaseState {
  const nodeDays = NODES[openingReached(state.nodeDays)];
  return new Proxy(
    { ...state, nodeDays },
    {
      get(of, key, receiver) {
        if (typeof key === 'string' && UNREAD_BY_CLOCK.has(key)) throw new Error(`${key} is read`);
        return Reflect.get(of, key, receiver);
      },
    },
  );
}

it('rows that hang on the day read nothing of a state that a view passes over', () => {
  let rows = 0;
  fc.assert(
    fc.property(legalLife, fc.nat({ max: 120 }), (life, days) => {
      for (const length of [life.length >> 2, life.length >> 1, life.length]) {
        const events = life.slice(0, length);
        const state = foldCase(events, plusDays(lastDay(events), days));
        if (!state) continue;
        const seen = new CaseView(state).clockRows;
        expect(new CaseView(unreadable(state)).clockRows).toEqual(seen);
        rows += seen.length;
      }
    }),
    { numRuns: 60 },
  );
  expect(rows).toBeGreaterThan(20);
});

it('a view that goes on from another has the rows that it would have by itself', () => {
  let taken = 0;
  fc.assert(
    fc.property(legalLife, (life) => {
      const today = lastDay(life);
      let settled: CaseState | undefined;
      let view: CaseView | undefined;
      for (const [at, event] of life.entries()) {
        settled =
          settled && appliesNext(settled, event)
            ? applyEvent(settled, event)
            : foldHistory(life.slice(0, at + 1), today).settled;
        if (!settled) continue;
        const before = view?.clockRows;
        view = new CaseView(advanceTo(settled, today), view);
        const alone = new CaseView(view.state);
        if (view.clockRows === before) taken += 1;
        expect(view.clockRows).toEqual(alone.clockRows);
        expect(view.wakeOn).toBe(alone.wakeOn);
      }
    }),
    { numRuns: 20 },
  );
  expect(taken).toBeGreaterThan(20);
});
