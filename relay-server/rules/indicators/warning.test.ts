import { expect, it } from 'vitest';
import { figureOf } from './testing/figure.ts';

it.each([
  ['warningSessions', 2],
  ['warningArrivalRate', 93.75],
  ['warningSettled', 7],
  ['warningRecovered', 126_000_00],
])('%s: who refused is not counted, nor money that is not traced', (id, value) => {
  const cells = {
    'warningSessions|2024-05-01': 2,
    'warningSummoned|came|2024-05-01': 15,
    'warningSummoned|away|2024-05-01': 1,
    'warningOutcomes|paid|2024-05-01': 3,
    'warningOutcomes|settled|2024-05-01': 4,
    'warningOutcomes|refused|2024-05-01': 5,
    'warningRecovered|2024-05-02': 126_000_00,
    'recovered|执|voluntary|440607103000|2024-05-02': 999_000_00,
  };
  expect(figureOf(id, cells).value).toBe(value);
});
