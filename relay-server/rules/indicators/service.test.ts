import { expect, it } from 'vitest';
import { figureOf } from './testing/figure.ts';

it.each([
  ['codeCases', 1_891],
  ['codePersons', 4_190],
  ['questionPersons', 512],
])('%s', (id, value) => {
  const cells = {
    'codeCases|2024-05-01': 1_891,
    'codePersons|2024-05-01': 4_190,
    'questionPersons|desk|2024-05-01': 500,
    'questionPersons|code|2024-05-01': 12,
  };
  expect(figureOf(id, cells).value).toBe(value);
});
