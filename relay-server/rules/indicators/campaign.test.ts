import { expect, it } from 'vitest';
import { figureOf } from './testing/figure.ts';

it.each([
  ['campaignPool', 20],
  ['campaignRequeried', 12],
  ['campaignResumed', 3],
  ['campaignRecovered', 88_00],
  ['campaignCleared', 9],
])('%s', (id, value) => {
  const cells = {
    'campaignPooled|2024-05-01': 20,
    'campaignRequeried|2024-05-02': 12,
    'campaignCleared|resumed|2024-05-03': 3,
    'campaignCleared|recovered|2024-05-03': 2,
    'campaignCleared|confirmedNoAsset|2024-05-03': 4,
    'campaignRecovered|2024-05-04': 88_00,
  };
  expect(figureOf(id, cells).value).toBe(value);
});
