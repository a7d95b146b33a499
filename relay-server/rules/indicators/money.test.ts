import { expect, it } from 'vitest';
import { figureOf } from './testing/figure.ts';

it('recoveredTotal adds up what all case types received', () => {
  const cells = {
    'recovered|执|voluntary|440607103000|2024-05-01': 126_000_00,
    'recovered|执恢|auction|440607101000|2024-05-02': 1,
    'warningRecovered|2024-05-01': 126_000_00,
  };
  expect(figureOf('recoveredTotal', cells).value).toBe(126_000_01);
});
