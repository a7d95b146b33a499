import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../../wire/case-event.ts';
import { type Course, courseView } from '../../../wire/views.ts';
import { at, on } from '../testing/given.ts';
import { drawnBy, isList, LEAST_LISTED, listDigest, listOf } from './draw-list.ts';
import { type DrawState, takeDrawEvent } from './draw-state.ts';
import { presentCourse } from './earlier-course.ts';
import { sayable, type Traits } from './traits.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const caseOf = (serial: number) => `（2024）粤0607执${serial}号`;
const list = listOf(Array.from({ length: 40 }, (_, at) => caseOf(at + 1)));
const salt = 's'.repeat(64);
const digest = listDigest(list, salt, sha256);

describe('a list to draw from', () => {
  it('counts a case once, however often and in whatever order it comes', () => {
    expect(listOf([...list, ...list.slice().reverse()])).toEqual(list);
    expect(isList(list)).toBe(true);
    expect(isList([...list, caseOf(1)])).toBe(false);
    expect(isList(list.slice().reverse())).toBe(false);
  });

  it('has another digest with one case more, less or other', () => {
    const others = [list.slice(1), [...list, caseOf(99)].sort(), listOf([...list.slice(1), 'x'])];
    const digests = others.map((other) => listDigest(other, salt, sha256));
    expect(new Set([digest, ...digests]).size).toBe(4);
  });
});

describe('V-51 drawing by a number', () => {
  it('tells nothing to who guesses the list: digest and cases hang on a salt that only the log has', () => {
    const other = 't'.repeat(64);
    expect(listDigest(list, other, sha256)).not.toBe(digest);
    const by = (guess: string) =>
      drawnBy(list, { digest, salt: guess, number: 7, many: 5 }, sha256);
    expect(by(other)).not.toEqual(by(salt));
  });

  it('leads to the same cases again, and to others by another number', () => {
    const by = (number: number) => drawnBy(list, { digest, salt, number, many: 5 }, sha256);
    expect(by(4711)).toEqual(by(4711));
    expect(by(4711)).not.toEqual(by(4712));
    // Written down once: whoever recomputes it finds these.
    expect(by(4711)).toMatchInlineSnapshot(`
      [
        "（2024）粤0607执31号",
        "（2024）粤0607执11号",
        "（2024）粤0607执14号",
        "（2024）粤0607执1号",
        "（2024）粤0607执33号",
      ]
    `);
  });

  it('gives distinct cases of the list, first the same ones when more are wanted', () => {
    const many = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), many, (number, wanted) => {
        const drawn = drawnBy(list, { digest, salt, number, many: wanted }, sha256);
        expect(new Set(drawn).size).toBe(wanted);
        expect(drawn.every((one) => list.includes(one))).toBe(true);
        expect(drawnBy(list, { digest, salt, number, many: 5 }, sha256).slice(0, wanted)).toEqual(
          drawn,
        );
      }),
    );
  });

  it('favours no case: over many numbers each is drawn about as often', () => {
    const times = new Map<string, number>();
    const ten = list.slice(0, 10);
    for (let number = 1; number <= 1_000; number += 1) {
      const [first = ''] = drawnBy(ten, { digest, salt, number, many: 1 }, sha256);
      times.set(first, (times.get(first) ?? 0) + 1);
    }
    expect(times.size).toBe(ten.length);
    for (const count of times.values()) expect(Math.abs(count - 100)).toBeLessThan(60);
  });
});

describe('V-52 what may be said of a drawn case', () => {
  const town = fc.constantFrom('a', 'b', 'c', null);
  const traits: fc.Arbitrary<Traits> = fc.record({
    type: fc.constantFrom('执', '执恢'),
    cause: fc.constantFrom('买卖', '借贷', '劳动', '租赁'),
    claim: fc.constantFrom('to1', 'to10', 'over500'),
    way: fc.constantFrom('fullySatisfied', 'open'),
    year: fc.constantFrom('2023', '2024'),
    town,
  });

  it('points at no fewer than five of the list', () => {
    fc.assert(
      fc.property(fc.array(traits, { minLength: LEAST_LISTED, maxLength: 60 }), (all) => {
        for (const one of all) {
          const said = sayable(one, all);
          const alike = all.filter((other) => said.every((trait) => other[trait] === one[trait]));
          expect(alike.length).toBeGreaterThanOrEqual(LEAST_LISTED);
        }
      }),
    );
  });

  it('leaves out only what would narrow it further', () => {
    const five = (of: Traits) => Array.from({ length: 5 }, () => of);
    const common = {
      ...{ type: '执', cause: '买卖', claim: 'to1', way: 'open', year: '2024', town: 'a' },
    };
    const rare = { ...common, town: 'b' };
    const all = ['type', 'cause', 'claim', 'way', 'year', 'town'];
    expect(sayable(common, five(common))).toEqual(all);
    expect(sayable(rare, [...five(common), rare])).toEqual(all.slice(0, -1));
    const rich = { ...common, claim: 'over500' };
    expect(sayable(rich, [...five(common), rich])).not.toContain('claim');
    expect(sayable({ ...common, cause: null }, five(common))).not.toContain('cause');
  });
});

const ID = '11111111-1111-4111-8111-111111111111';
const DAY = '2024-11-27';
const course: Course = {
  ...{ type: '执', cause: null, claim: null, way: null, year: null, town: null, withheld: [] },
  applicants: { kinds: ['person'], several: false },
  executees: { kinds: ['company'], several: false },
  ...{ recovered: 'none', month: null, steps: [] },
};
const opened = (contributors: readonly string[] = list) =>
  on(DAY, 'draw.opened', {
    ...{ drawId: ID, wallId: 'main', contributors: [...contributors] },
    figure: { id: 'closedCount@centre', label: '执结数', from: '2023-10-01', to: DAY },
    ...{ digest, head: { seq: 5, digest: 'a'.repeat(64) }, by: 'duty' },
  });
const drawn = (...cases: string[]) =>
  on(DAY, 'draw.drawn', {
    ...{ drawId: ID, number: 7, by: 'duty' },
    drawn: cases.map((caseNumber) => ({ caseNumber, course })),
  });
const closed = on(DAY, 'draw.closed', { drawId: ID, by: 'duty' });

function fold(...events: LoggedEvent[]) {
  const broken: string[] = [];
  let state: DrawState | null = null;
  for (const event of events) {
    const outcome = takeDrawEvent(state, event);
    if (outcome !== null && 'breach' in outcome) broken.push(outcome.breach);
    else state = outcome;
  }
  return { state, broken };
}

describe('a draw', () => {
  it('stands from its list to its cases, and is put away', () => {
    const { state } = fold(opened(), drawn(caseOf(3)));
    expect(state).toMatchObject({
      ...{ wallId: 'main', openedAt: at(DAY), closed: false },
      result: { number: 7, at: at(DAY), drawn: [{ caseNumber: caseOf(3) }] },
    });
    expect(fold(opened(), drawn(caseOf(3)), closed).state).toMatchObject({ closed: true });
  });

  it('[X-1] [X-2] is opened once, before anything is said of it', () => {
    expect(fold(opened(), opened()).broken).toEqual(['X-1']);
    expect(fold(drawn(caseOf(3)), closed).broken).toEqual(['X-2', 'X-2']);
  });

  it('[X-3] [X-8] has a list of five at least, each case once', () => {
    expect(fold(opened(list.slice(0, 4))).broken).toEqual(['X-3']);
    expect(fold(opened(list.slice(0, 5))).broken).toEqual([]);
    expect(fold(opened([...list, caseOf(1)])).broken).toEqual(['X-8']);
  });

  it('[X-4] is given one number', () => {
    expect(fold(opened(), drawn(caseOf(3)), drawn(caseOf(4))).broken).toEqual(['X-4']);
  });

  it('[X-5] leads to cases of its list alone, each once', () => {
    expect(fold(opened(), drawn(caseOf(41))).broken).toEqual(['X-5']);
    expect(fold(opened(), drawn(caseOf(3), caseOf(3))).broken).toEqual(['X-5']);
  });

  it('[X-6] [X-7] put away it stays as it is, and is never amended', () => {
    expect(fold(opened(), closed, drawn(caseOf(3)), closed).broken).toEqual(['X-6', 'X-6']);
    const event = opened();
    const amended = on(DAY, 'amend.reversed', { amends: event.id, reason: '误' });
    expect(fold(event, amended).broken).toEqual(['X-7']);
  });
});

describe('V-53 a course that the log tells as it was told earlier', () => {
  it('is read, and shown by today’s measure: no name, day or amount of it is left', () => {
    const earlier = {
      ...{ type: '执', cause: '买卖合同纠纷', year: 2024, town: '440607001000', withheld: [] },
      applicants: { names: ['张某', '李某'], more: false },
      executees: { names: ['某石材公司'], more: false },
      ...{ claim: 237_000, recovered: 120_000, way: 'fullySatisfied' as const, days: 61 },
      steps: [
        { step: 'filed' as const, day: 0, lastDay: 0, times: 1, amount: null },
        { step: 'recovered' as const, day: 31, lastDay: 59, times: 7, amount: 120_000 },
      ],
    };
    const event = on(DAY, 'draw.drawn', {
      ...{ drawId: ID, number: 7, by: 'duty' },
      drawn: [{ caseNumber: caseOf(3), course: earlier }],
    });
    if (event.type !== 'draw.drawn') throw new Error(event.type);
    const [present] = event.body.drawn.map((each) => presentCourse(each.course));
    expect(courseView.parse(present)).toMatchObject({
      ...{ cause: null, claim: null, recovered: 'part', month: 2 },
      applicants: { kinds: [], several: true },
      steps: [
        { step: 'filed', month: 0 },
        { step: 'recovered', month: 1, lastMonth: 1, times: 3, money: true },
      ],
    });
    expect(JSON.stringify(present)).not.toMatch(/张某|石材|买卖|4406|2024|237|120/);
    expect(presentCourse(course)).toBe(course);
  });
});
