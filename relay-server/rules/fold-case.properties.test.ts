import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../wire/case-event.ts';
import { alertsOf } from './alerts.ts';
import type { CaseState } from './case-state.ts';
import { dayOf, plusDays } from './days.ts';
import { advanceTo, appliesNext, applyEvent, foldCase, foldHistory, wakeOn } from './fold-case.ts';
import { terminationLacks } from './termination.ts';
import { fold, on } from './testing/given.ts';
import { anyLife, arrivedAs, lastDay, legalLife } from './testing/legal-life.ts';

/** Everything but how the state got there. */
const content = ({ advancedTo: _, ...rest }: CaseState) => rest;
const shuffled = (life: fc.Arbitrary<LoggedEvent[]>) =>
  life.chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
  );

describe('the fold', () => {
  it('gives the same state for every order of arrival of a legal life', () => {
    fc.assert(
      fc.property(shuffled(legalLife), ([events, arrived]) => {
        const today = plusDays(lastDay(events), 100);
        expect(fold(arrivedAs(arrived), today)).toEqual(fold(arrivedAs(events), today));
        expect(fold(arrived, today).conflicts).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('equals applying one event after the other, the clock turning in between', () => {
    fc.assert(
      fc.property(anyLife, fc.nat(400), (events, more) => {
        const [filing, ...rest] = events;
        if (filing === undefined) throw new Error('empty life');
        let state = fold([filing], dayOf(filing.occurredAt));
        for (const event of rest)
          state = applyEvent(advanceTo(state, dayOf(event.occurredAt)), event);
        const today = plusDays(lastDay(events), more);
        expect(advanceTo(state, today)).toEqual(fold(events, today));
      }),
      { numRuns: 60 },
    );
  });

  it('equals applying to a state advanced past the event, wherever appliesNext allows it', () => {
    fc.assert(
      fc.property(anyLife, fc.nat(400), (events, ahead) => {
        const known = events.slice(0, -1);
        const last = events.at(-1);
        if (last === undefined) throw new Error('empty life');
        const today = plusDays(lastDay(events), ahead);
        const state = fold(known.length > 0 ? known : events, today);
        fc.pre(known.length > 0 && appliesNext(state, last));
        expect(applyEvent(state, last)).toEqual(fold(events, today));
      }),
      { numRuns: 60 },
    );
  });

  it('is total: any events at any times, amendments among them, end in a state and conflicts', () => {
    const amend = fc.record({ target: fc.nat(150), kind: fc.boolean(), day: fc.nat(900) });
    fc.assert(
      fc.property(
        anyLife,
        fc.array(amend, { maxLength: 20 }),
        fc.infiniteStream(fc.nat(900)),
        (life, amends, days) => {
          const scattered = life.map((event) => ({
            ...event,
            occurredAt: event.occurredAt - (days.next().value ?? 0) * 86_400_000,
          }));
          const amendments = amends.map(({ target, kind, day }) => {
            const named = { amends: life[target % life.length]?.id ?? 'x', reason: '误' };
            const on_ = plusDays('2024-01-01', day);
            return kind
              ? on(on_, 'amend.reversed', named)
              : on(on_, 'amend.corrected', { ...named, body: { amount: 1 } });
          });
          const all = [...scattered, ...amendments];
          const { state, conflicts } = foldHistory(all, '2026-01-01');
          expect(conflicts.length).toBeLessThanOrEqual(all.length);
          expect(state === undefined || state.conflicts.length === conflicts.length).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('an amendment and its reversal leave no trace', () => {
    fc.assert(
      fc.property(legalLife, fc.nat(200), fc.boolean(), (life, target, correct) => {
        const events = arrivedAs(life);
        const amended = events[target % events.length];
        if (amended === undefined) throw new Error('empty life');
        const day = lastDay(events);
        const head = { amends: amended.id, reason: '误' };
        const amendment = correct
          ? on(day, 'amend.corrected', { ...head, body: { ...amended.body } })
          : on(day, 'amend.reversed', head);
        const first = { ...amendment, seq: events.length + 1 };
        const undo = on(day, 'amend.reversed', { amends: first.id, reason: '误' });
        const all = [...events, first, { ...undo, seq: events.length + 2 }];
        expect(foldCase(all, day)).toEqual(foldCase(events, day));
      }),
      { numRuns: 60 },
    );
  });

  it('adds money up exactly, and never gives out more than came in', () => {
    fc.assert(
      fc.property(anyLife, (events) => {
        const state = fold(events, lastDay(events));
        const payments = Object.values(state.payments);
        expect(state.recoveredAmount).toBe(payments.reduce((sum, { amount }) => sum + amount, 0));
        expect(state.disbursedAmount).toBe(
          payments.reduce((sum, { disbursed }) => sum + disbursed, 0),
        );
        expect(payments.every(({ amount, disbursed }) => disbursed <= amount)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the clock', () => {
  it('walked day by day but only where wakeOn says, shows what folding straight to the day does', () => {
    fc.assert(
      fc.property(legalLife, (events) => {
        let day = lastDay(events);
        const start = fold(events, day);
        let state = start;
        let alerts = alertsOf(state, day);
        let lacks = terminationLacks(state, day);
        for (let step = 0; step < 420; step += 1) {
          day = plusDays(day, 1);
          const wake = wakeOn(state);
          if (wake !== null && wake <= day) {
            expect(wake).toBe(day);
            state = advanceTo(state, day);
            alerts = alertsOf(state, day);
            lacks = terminationLacks(state, day);
          }
          const straight = advanceTo(start, day);
          expect(content(state)).toEqual(content(straight));
          expect(alerts).toEqual(alertsOf(straight, day));
          expect(lacks).toEqual(terminationLacks(straight, day));
        }
        expect(content(state)).toEqual(content(fold(events, day)));
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it('wakes for nothing in vain: on the day it names something differs', () => {
    fc.assert(
      fc.property(legalLife, (events) => {
        const state = fold(events, lastDay(events));
        const wake = wakeOn(state);
        fc.pre(wake !== null);
        const before = plusDays(wake ?? '', -1);
        const view = (day: string) => {
          const now = advanceTo(state, day);
          const near = Object.values(now.seizures).map(
            ({ until }) => until !== null && plusDays(until, -60) <= day,
          );
          return [content(now), alertsOf(now, day), terminationLacks(now, day), near];
        };
        expect(view(wake ?? '')).not.toEqual(view(before));
      }),
      { numRuns: 40 },
    );
  });
});
