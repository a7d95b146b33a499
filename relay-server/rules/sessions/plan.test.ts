import { describe, expect, it } from 'vitest';
import { on } from '../testing/given.ts';
import { refuseAmendment } from './fold-session.ts';
import {
  began,
  broken,
  by,
  clip,
  given,
  law,
  planned,
  running,
  said,
  sheet,
  T0,
} from './testing/given-session.ts';

const ended = () =>
  given(planned(), sheet(), began(), said('session.ended', { step: 2, at: T0, by }));
const cancelled = () => given(planned(), said('session.cancelled', { reason: '法官出差', by }));

describe('the plan of a session', () => {
  it('[J-1] is made once', () => {
    expect(broken(given(planned()), planned())).toBe('J-1');
  });

  it('[J-2] comes before everything else', () => {
    expect(broken(undefined, sheet())).toBe('J-2');
  });

  it('changes what is named and keeps the rest', () => {
    const state = given(planned(), said('session.changed', { title: '秋季警示活动', by }));
    expect(state).toMatchObject({ title: '秋季警示活动', wallId: 'main', host: by });
  });

  it('[J-3] stands once it is over', () => {
    for (const over of [ended(), cancelled()]) {
      expect(broken(over, said('session.changed', { title: '改名', by }))).toBe('J-3');
      expect(broken(over, said('session.cancelled', { reason: '再次', by }))).toBe('J-3');
      expect(broken(over, sheet([], 2))).toBe('J-3');
      expect(broken(over, began({ step: 3 }))).toBe('J-3');
    }
    expect(cancelled()).toMatchObject({ stage: 'cancelled', reason: '法官出差' });
  });

  it('[J-4] while it is on, time and wall stay, and it is not cancelled', () => {
    expect(broken(running(), said('session.changed', { wallId: 'hall', by }))).toBe('J-4');
    expect(broken(running(), said('session.changed', { plannedAt: T0, by }))).toBe('J-4');
    expect(broken(running(), said('session.cancelled', { reason: '停', by }))).toBe('J-4');
    expect(broken(running(), said('session.changed', { title: '改名', by }))).toBeNull();
  });
});

describe('the run-sheet', () => {
  it('[J-11] is written on top of the version that its writer saw', () => {
    const state = given(planned(), sheet());
    expect(broken(state, sheet([], 1))).toBe('J-11');
    expect(broken(state, sheet([], 3))).toBe('J-11');
    expect(broken(state, sheet([], 2))).toBeNull();
  });

  it('[J-12] names each item once', () => {
    expect(broken(given(planned()), sheet([clip('a'), law('a')]))).toBe('J-12');
  });

  it('[J-13] keeps what plays, as it is; all else may change while it is on', () => {
    const state = running();
    expect(broken(state, sheet([law('b')], 2))).toBe('J-13');
    expect(broken(state, sheet([clip('a', 9_000)], 2))).toBe('J-13');
    expect(broken(state, sheet([law('z'), { ...clip('a'), cue: '等掌声' }], 2))).toBeNull();
  });

  it('passes over what was withdrawn, also in the next version; another derivative is another clip', () => {
    const withdrawn = said('session.items-withdrawn', { itemIds: ['a'], reason: '撤回', at: T0 });
    const state = given(planned(), sheet(), withdrawn);
    expect(state.notes).toMatchObject([{ itemId: 'a', displayId: null, text: '撤回' }]);
    expect([
      ...given(planned(), sheet(), withdrawn, sheet([clip('a')], 2)).sheet.withdrawn,
    ]).toEqual(['a']);
    const other = { ...clip('a'), digest: 'b'.repeat(64) };
    expect([...given(planned(), sheet(), withdrawn, sheet([other], 2)).sheet.withdrawn]).toEqual(
      [],
    );
    expect(broken(state, began())).toBe('J-17');
  });
});

it('[J-30] what the relay said of a session is not amended, what a court’s system said of it is', () => {
  const amended = (source: string) =>
    on('2024-06-27', 'amend.reversed', { amends: 'e1', reason: '误报' }, { source });
  expect(refuseAmendment(given(planned()), amended('relay'))).toMatchObject({ breach: 'J-30' });
  expect(refuseAmendment(given(planned()), amended('court'))).toBeNull();
});
