import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT, lackOf, measureWord, sentClip, withIn, withOut } from './clip-draft.ts';

const full = { ...EMPTY_DRAFT, fromMs: 1_000, toMs: 5_000, title: ' 进入现场 ' };

describe('in and out', () => {
  it('always in order: the older point gives way', () => {
    expect(withIn(full, 2_000.4)).toMatchObject({ fromMs: 2_000, toMs: 5_000 });
    expect(withIn(full, 6_000)).toMatchObject({ fromMs: 6_000, toMs: null });
    expect(withOut(full, 900)).toMatchObject({ fromMs: null, toMs: 900 });
    expect(withOut(full, 9_000)).toMatchObject({ fromMs: 1_000, toMs: 9_000 });
  });
});

describe('what is lacking', () => {
  it('is said one thing at a time', () => {
    expect(lackOf(EMPTY_DRAFT)).toContain('入点');
    expect(lackOf({ ...EMPTY_DRAFT, fromMs: 0 })).toContain('出点');
    expect(lackOf({ ...full, title: '  ' })).toContain('标题');
    expect(lackOf({ ...full, caseNumber: '1234' })).toContain('案号');
    expect(lackOf(full)).toBeNull();
  });
});

describe('what is sent', () => {
  it('is only what was filled in, the case number in its normal form', () => {
    expect(sentClip(full, 'run-1')).toEqual({
      recordingId: 'run-1',
      fromMs: 1_000,
      toMs: 5_000,
      title: '进入现场',
    });
    const more = {
      ...full,
      caseType: '执恢',
      measure: 'seal',
      caseNumber: '(2024)粤0607执12号',
      note: ' 门锁完好 ',
    };
    expect(sentClip(more, 'run-1')).toMatchObject({
      caseType: '执恢',
      measure: 'seal',
      caseNumber: '（2024）粤0607执12号',
      note: '门锁完好',
    });
    expect(sentClip({ ...full, caseType: 'x' }, 'run-1')).not.toHaveProperty('caseType');
  });

  it('nothing while something is lacking', () => {
    expect(sentClip(EMPTY_DRAFT, 'run-1')).toBeNull();
  });
});

it('measures have words', () => {
  expect(measureWord('seal')).toBe('查封');
  expect(measureWord('fine')).toBe('罚款');
  expect(measureWord('new-one')).toBe('new-one');
});
