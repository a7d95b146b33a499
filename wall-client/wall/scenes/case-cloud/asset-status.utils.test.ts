import { describe, expect, it } from 'vitest';
import {
  daysLeft,
  graphAssets,
  leadingSeizure,
  stateWord,
  termLeft,
} from './asset-status.utils.ts';
import { fakeAsset, fakeSeizure } from './testing/fake-rows.ts';

const today = '2024-11-27';

describe('leadingSeizure', () => {
  it('[CC-1] the seizure that the asset row names leads', () => {
    const queued = fakeSeizure('Z1', { state: 'queued', rank: 2, from: null, until: null });
    const effective = fakeSeizure('Z2', { state: 'effective' });
    expect(leadingSeizure('queued', [effective, queued])?.id).toBe('Z1');
  });

  it('[CC-1] else the strongest: disposing before effective before queued before lapsed', () => {
    const list = [
      fakeSeizure('Z1', { state: 'lapsed' }),
      fakeSeizure('Z2', { state: 'queued', rank: 1 }),
      fakeSeizure('Z3', { state: 'effective' }),
      fakeSeizure('Z4', { state: 'auction1' }),
    ];
    expect(leadingSeizure('found', list)?.id).toBe('Z4');
    expect(leadingSeizure('found', list.slice(0, 3))?.id).toBe('Z3');
    expect(leadingSeizure('found', list.slice(0, 2))?.id).toBe('Z2');
  });

  it('[CC-1] does not depend on the order of arrival', () => {
    const a = fakeSeizure('Z1', { until: '2025-05-01' });
    const b = fakeSeizure('Z2', { until: '2026-05-01' });
    expect(leadingSeizure('effective', [a, b])?.id).toBe('Z2');
    expect(leadingSeizure('effective', [b, a])?.id).toBe('Z2');
  });
});

describe('term of a seizure', () => {
  it('[CC-2] days and share left are counted from the court’s today', () => {
    const { view } = fakeSeizure('Z1', { from: '2024-01-01', until: '2024-12-31' });
    expect(daysLeft(view, today)).toBe(34);
    expect(termLeft(view, today)).toBeCloseTo(34 / 365);
  });

  it('[CC-2] no term runs while queued, released or lapsed', () => {
    for (const state of ['queued', 'released', 'lapsed'] as const) {
      expect(daysLeft(fakeSeizure('Z1', { state }).view, today)).toBeNull();
      expect(termLeft(fakeSeizure('Z1', { state }).view, today)).toBeNull();
    }
  });
});

describe('graphAssets', () => {
  it('[CC-3] in force with 30 days or fewer left is expiring, and says the days', () => {
    const [asset] = graphAssets(
      [fakeAsset('A1', {})],
      [fakeSeizure('Z1', { assetId: 'A1', until: '2024-12-27' })],
      today,
    );
    expect(asset).toMatchObject({ status: 'expiring', word: '余 30 天', urgent: true });
  });

  it('[CC-3] 31 days left is still effective', () => {
    const [asset] = graphAssets(
      [fakeAsset('A1', {})],
      [fakeSeizure('Z1', { assetId: 'A1', until: '2024-12-28' })],
      today,
    );
    expect(asset).toMatchObject({ status: 'effective', word: '生效', urgent: false });
  });

  it('[CC-3] a sale under way stays a sale, but its end is urgent all the same', () => {
    const [asset] = graphAssets(
      [fakeAsset('A1', { state: 'auction1' })],
      [fakeSeizure('Z1', { assetId: 'A1', state: 'auction1', until: '2024-12-01' })],
      today,
    );
    expect(asset).toMatchObject({ status: 'disposing', word: '余 4 天', urgent: true });
  });

  it('[CC-4] an asset without a seizure is found and not controlled', () => {
    const [asset] = graphAssets([fakeAsset('A1', { state: 'found' })], [], today);
    expect(asset).toMatchObject({ status: 'found', word: '未控制', measure: null });
  });
});

describe('stateWord', () => {
  it('[CC-5] a queued seizure says its rank, a suspended one that it rests', () => {
    expect(stateWord(fakeSeizure('Z1', { state: 'queued', rank: 3 }).view)).toBe('轮候 3');
    expect(stateWord(fakeSeizure('Z1', { suspended: true }).view)).toBe('生效（中止）');
  });
});
