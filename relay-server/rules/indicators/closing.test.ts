import { describe, expect, it } from 'vitest';
import { figureOf } from './testing/figure.ts';

const CELLS = {
  'closed|执|fullySatisfied|440607103000|2024-05-01': 6,
  'closed|执|currentProcedureTerminated|440607101000|2024-05-02': 3,
  'closed|执|caseWithdrawn|440607101000|2024-05-03': 1,
  'closed|执恢|fullySatisfied|440607103000|2024-05-01': 50,
  'closedClaimed|执|fullySatisfied|2024-05-01': 1_000_00,
  'closedClaimed|执|currentProcedureTerminated|2024-05-02': 3_000_00,
  'closedRecovered|执|fullySatisfied|2024-05-01': 1_000_00,
  'closedRecovered|执恢|fullySatisfied|2024-05-01': 9_000_00,
  'closedLimit|执|within|2024-05-01': 9,
  'closedLimit|执|beyond|2024-05-02': 1,
  'closingDays|执|2024-05-01': 457,
  'closingNetDays|执|2024-05-01': 300,
  'closingDays|执恢|2024-05-01': 9_999,
  'termination|执|qualified|2024-05-02': 2,
  'termination|执|lacking|2024-05-02': 1,
};

describe('closing indicators count initial enforcement cases (首执) alone', () => {
  it.each([
    ['closedCount', 10],
    ['recoveryRate', 25],
    ['fullySatisfiedRate', 60],
    ['terminatedRate', 30],
    ['substantivelyClosedRate', 70],
    ['closedWithinLimitRate', 90],
    ['averageClosingDays', 45.7],
    ['averageNetClosingDays', 30],
    ['terminationQualifiedRate', 66.67],
  ])('%s', (id, value) => {
    expect(figureOf(id, CELLS).value).toBe(value);
  });

  it('a rate of no closings is unknown', () => {
    expect(figureOf('terminatedRate', {}).value).toBeNull();
    expect(figureOf('averageClosingDays', {}).value).toBeNull();
  });
});
