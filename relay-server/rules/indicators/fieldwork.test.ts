import { expect, it } from 'vitest';
import { figureOf } from './testing/figure.ts';

it.each([
  ['visitCount', 8],
  ['fruitlessVisitRate', 25],
  ['detentionCount', 1],
])('%s', (id, value) => {
  const cells = {
    'visits|fruitless|2024-05-01': 2,
    'visits|met|2024-05-01': 6,
    'measures|judicialDetention|2024-05-01': 1,
    'measures|fine|2024-05-01': 3,
  };
  expect(figureOf(id, cells).value).toBe(value);
});
