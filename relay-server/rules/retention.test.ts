import { describe, expect, it } from 'vitest';
import {
  type KeptCase,
  type KeptRecording,
  keepingOf,
  keptUntil,
  loopedKeeping,
} from './retention.ts';

const recording = (changes: Partial<KeptRecording> = {}): KeptRecording => ({
  ...{ closedOn: '2024-03-01', changedOn: null, held: false },
  ...changes,
});
const closed = (closedOn: string): KeptCase => ({ stage: 'closed', closedOn });
const standing = (stage: KeptCase['stage']): KeptCase => ({ stage, closedOn: null });

describe('how long a recording is kept', () => {
  it('six calendar months after its end, counted as the Civil Code counts', () => {
    expect(keepingOf(recording(), [])).toEqual({ until: '2024-09-01', rule: 'standard' });
    expect(keptUntil(recording({ closedOn: '2024-08-31' }), [])).toBe('2025-02-28');
  });

  it('never less than what must be kept, whatever is wanted; longer where it is wanted', () => {
    expect(keptUntil(recording(), [], { months: 1 })).toBe('2024-09-01');
    expect(keptUntil(recording(), [], { months: 18 })).toBe('2025-09-01');
    expect(keptUntil(recording(), [closed('2024-05-01')], { caseYears: 0 })).toBe('2025-05-01');
  });

  it('no end is known while it goes on, and under legal hold', () => {
    expect(keepingOf(recording({ closedOn: null }), [])).toMatchObject({ because: 'recording' });
    expect(keepingOf(recording({ held: true }), [])).toMatchObject({ because: 'held' });
    expect(keptUntil(recording({ held: true }), [closed('2001-01-01')])).toBeNull();
  });

  it.each(['open', 'suspended', 'settling', 'terminated'] as const)(
    'no end is known while its case is %s',
    (stage) => {
      expect(keepingOf(recording(), [standing(stage)])).toMatchObject({ because: 'case' });
    },
  );

  it('a 终本 case has a day of closing and no end all the same', () => {
    const terminated: KeptCase = { stage: 'terminated', closedOn: '2010-01-01' };
    expect(keptUntil(recording(), [terminated])).toBeNull();
  });

  it('nor when the log does not know its case', () => {
    expect(keptUntil(recording(), [null])).toBeNull();
  });

  it('years after its case was closed for good; of several cases the last one counts', () => {
    const one = [closed('2024-05-01')];
    expect(keepingOf(recording(), one)).toEqual({ until: '2029-05-01', rule: 'linked' });
    expect(keptUntil(recording(), [...one, closed('2025-02-28')])).toBe('2030-02-28');
    expect(keptUntil(recording(), [...one, standing('open')])).toBeNull();
  });

  it('a case closed long before the recording does not shorten its own period', () => {
    const kept = keepingOf(recording(), [closed('2010-01-01')]);
    expect(kept).toEqual({ until: '2024-09-01', rule: 'standard' });
  });

  it('thirty days after a hold has ended or its case was changed, so that a mistake can be mended', () => {
    expect(keptUntil(recording({ changedOn: '2024-08-20' }), [])).toBe('2024-09-19');
    expect(keptUntil(recording({ changedOn: '2024-03-05' }), [])).toBe('2024-09-01');
  });
});

it('what a demo plays over and over is kept for some days, unless somebody has done something with it', () => {
  const films = { streams: new Set(['unit-1']), days: 2 };
  expect(loopedKeeping(recording(), false, films)).toEqual({ until: '2024-03-03', rule: 'looped' });
  for (const [changes, hasClips] of [
    [{}, true],
    [{ held: true }, false],
    [{ changedOn: '2024-03-02' }, false],
    [{ closedOn: null }, false],
  ] as const) {
    expect(loopedKeeping(recording(changes), hasClips, films)).toBeNull();
  }
});
