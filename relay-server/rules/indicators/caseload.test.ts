import { describe, expect, it } from 'vitest';
import { figureOf } from './testing/figure.ts';

const CELLS = {
  'filed|执|440607103000|2024-05-01': 4,
  'filed|执异|440607103000|2024-05-01': 9,
  'open|执|open|440607103000': 3,
  'open|执|suspended|440607103000': 1,
  'open|执保|open|440607101000': 2,
  'openAmount|执|440607103000': 500,
  'openAmount|执保|440607101000': 7_000,
};

describe('caseload', () => {
  it.each([
    ['filedCount', 4],
    ['openCases', 6],
    ['openAmount', 500],
  ])('%s', (id, value) => {
    expect(figureOf(id, CELLS).value).toBe(value);
  });
});
