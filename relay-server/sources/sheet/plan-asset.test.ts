import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../intake/parse-event.ts';
import type { AssetRow } from './parse-row.ts';
import type { KnownCase } from './plan.ts';
import { assetIds, planAsset } from './plan-asset.ts';

const NOW = Date.parse('2024-11-28T10:00:00+08:00');
const row: AssetRow = {
  caseNumber: '（2024）粤0607执7号',
  kind: 'deposit',
  name: '基本户存款',
  value: 100_000,
  measure: 'freeze',
  from: '2024-09-12',
  until: '2025-09-11',
  rank: null,
  state: '生效',
  instrument: null,
};
const { assetId, seizureId } = assetIds(row);

/** A log that has the case, and the asset with a seizure in this state. */
function known(state?: string, until: string | null = row.until): KnownCase {
  return {
    filedOn: '2024-09-01',
    judge: null,
    claimAmount: 100_000,
    recoveredAmount: 0,
    currentNode: null,
    closedOn: null,
    closingWay: null,
    assets: new Set(state === undefined ? [] : [assetId]),
    seizures: new Map(state === undefined ? [] : [[seizureId, { state, until }]]),
  };
}

function planned(said: Partial<AssetRow>, log: KnownCase, now = NOW) {
  return planAsset({ ...row, ...said }, log, now).map((item) => {
    const parsed = parseEvent(item);
    if ('refusal' in parsed) throw new Error(JSON.stringify(parsed.refusal));
    return parsed.event;
  });
}
const types = (said: Partial<AssetRow>, log: KnownCase) =>
  planned(said, log).map(({ type }) => type);

const STEPS = ['seizure.drafted', 'seizure.ruled', 'seizure.served'];

describe('an asset row', () => {
  it('says how an asset came to be held; known, it says nothing new', () => {
    expect(types({}, known())).toEqual(['asset.found', ...STEPS]);
    expect(types({}, known('effective'))).toEqual([]);
    // An old list, imported once more when its term is over.
    expect(types({}, known('lapsed'))).toEqual([]);
    expect(types({ state: '未控制', measure: null, from: null }, known())).toEqual(['asset.found']);
  });

  it('whose import was refused half-way goes on where it stopped', () => {
    expect(types({}, known('drafted', null))).toEqual(STEPS.slice(1));
    expect(types({}, known('ruled', null))).toEqual(STEPS.slice(2));
  });

  it('a longer term is a renewal, also in the middle of the disposal', () => {
    for (const state of ['effective', 'auction1']) {
      expect(types({}, known(state, '2025-03-11'))).toEqual(['seizure.renewed']);
    }
  });

  it('was served at the import at the latest, though office hours have not begun', () => {
    const early = Date.parse('2024-11-28T07:30:00+08:00');
    const events = planned({ from: '2024-11-28', until: '2025-11-27' }, known(), early);
    const served = events.at(-1);
    expect(served?.occurredAt).toBe(early);
    expect(served?.body).toMatchObject({ servedAt: early });
  });

  it.each<[string, Partial<AssetRow>]>([
    ['S-3', { measure: 'seal' }],
    ['S-8', { from: '2024-12-25', until: '2025-12-01' }],
    ['S-9', { until: '2026-09-11' }],
    ['S-10', { until: '2024-09-01' }],
  ])('that breaks %s is refused before anything of it is sent', (rule, said) => {
    expect(() => planned(said, known())).toThrow(`规则 ${rule}`);
  });

  it.each<[AssetRow['state'], string, string | null]>([
    ['生效', 'queued', null],
    ['生效', 'lapsed', '2024-11-01'],
    ['生效', 'released', row.until],
    ['轮候', 'effective', row.until],
    ['已失效', 'effective', '2025-12-31'],
  ])('that says %s where the log says %s is told, not passed over', (state, logged, until) => {
    expect(() => planned({ state, rank: 1 }, known(logged, until))).toThrow('不一致');
  });
});
