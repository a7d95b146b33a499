import { expect, it } from 'vitest';
import { isBreach } from '../outcome.ts';
import { at, on } from '../testing/given.ts';
import { type AcknowledgementState, takeAcknowledgementEvent } from './acknowledgement.ts';

const DAY = '2024-11-27';
const alertId = '（2024）粤0607执1号/seizureExpiring:s1';
const noted = on(DAY, 'alert.acknowledged', {
  ...{ alertId, level: 'warning', since: DAY, note: '已交续封', by: 'duty' },
});
const reopened = on(DAY, 'alert.reopened', { alertId, by: 'duty' });
const amended = on(DAY, 'amend.reversed', { amends: noted.id, reason: '误' });

function fold(...events: readonly (typeof noted)[]) {
  const broken: string[] = [];
  let state: AcknowledgementState | null = null;
  for (const event of events) {
    const outcome = takeAcknowledgementEvent(state, event);
    if (outcome !== null && isBreach(outcome)) broken.push(outcome.breach);
    else state = outcome;
  }
  return { state, broken };
}

it('says who noted it, when, and what for', () => {
  expect(fold(noted).state).toEqual({
    alertId,
    noted: { level: 'warning', since: DAY, note: '已交续封', by: 'duty', at: at(DAY) },
  });
  expect(fold(noted, reopened).state).toEqual({ alertId, noted: null });
  expect(fold(noted, reopened, noted).broken).toEqual([]);
});

it('[N-1] is taken back only where it stands', () => {
  expect(fold(reopened).broken).toEqual(['N-1']);
  expect(fold(noted, reopened, reopened).broken).toEqual(['N-1']);
});

it('[N-2] is not amended', () => {
  expect(fold(noted, amended)).toMatchObject({ broken: ['N-2'], state: { noted: { by: 'duty' } } });
});
