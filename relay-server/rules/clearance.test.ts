import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../wire/case-event.ts';
import { clearanceBodies } from '../../wire/events/clearance.ts';
import { type ClipClearance, decideClearance, isClearanceEvent, NOT_CLEARED } from './clearance.ts';
import { isBreach } from './outcome.ts';
import { type Input, on } from './testing/given.ts';

const DAY = '2024-03-01';
const own = { source: 'relay' };
const whose = { clipId: 'c', recordingId: 'r', proposalId: 'p' };
const derivativeId = '11111111-1111-4111-8111-111111111111';
const digest = 'd'.repeat(64);
const made = { derivativeId, digest };
const checks = { faces: true, plates: true, doors: true, voices: true } as const;
const details = {
  audiences: ['session' as const, 'delegates' as const],
  publicTitle: '清场现场',
  caseType: '执' as const,
  legalBasis: '民事诉讼法第二百五十三条',
  maskedParty: '某建材公司',
  masks: [],
  sound: { whole: 'mute' as const, ranges: [] },
};
const proposed = (changes: Partial<Input<'clearance.proposed'>> = {}) =>
  on(DAY, 'clearance.proposed', { ...whose, ...details, by: '甲', ...changes }, own);
const baked = (proposalId = 'p') =>
  on(
    DAY,
    'clearance.baked',
    { ...whose, proposalId, ...made, bytes: 9, ms: 20_000, width: 640, height: 480 },
    own,
  );
const failed = on(DAY, 'clearance.failed', { ...whose, reason: '磁盘空间不足' }, own);
const reviewed = (changes: Partial<Input<'clearance.reviewed'>> = {}) =>
  on(DAY, 'clearance.reviewed', { ...whose, ...made, checks, by: '乙', ...changes }, own);
const cleared = (changes: Partial<Input<'clearance.cleared'>> = {}) =>
  on(
    DAY,
    'clearance.cleared',
    { ...whose, ...made, audiences: ['session', 'delegates'], by: '丙', ...changes },
    own,
  );
const refused = on(DAY, 'clearance.refused', { ...whose, reason: '车牌未遮', by: '乙' }, own);
const withdrawn = (audiences: Input<'clearance.withdrawn'>['audiences'] = 'all') =>
  on(
    DAY,
    'clearance.withdrawn',
    { clipId: 'c', recordingId: 'r', audiences, reason: '当事人异议', by: '甲' },
    own,
  );
const region = { shape: 'rect', effect: 'black', x: 0.1, y: 0.1, w: 0.2, h: 0.2 } as const;

const clip = { ms: 20_000 };
function past(...events: readonly LoggedEvent[]): ClipClearance {
  return events.reduce<ClipClearance>((before, event) => {
    const next = isClearanceEvent(event) ? decideClearance(before, event, clip) : before;
    if (isBreach(next)) throw new Error(`${event.type}: ${next.breach}`);
    return next;
  }, NOT_CLEARED);
}
function breach(before: ClipClearance, event: LoggedEvent, of: typeof clip | null = clip) {
  if (!isClearanceEvent(event)) throw new Error(event.type);
  const next = decideClearance(before, event, of);
  return isBreach(next) ? next.breach : null;
}

describe('a clip on its way to be shown', () => {
  it('proposed, baked, reviewed by somebody else, cleared: as one digest, for some', () => {
    const states = [proposed(), baked(), reviewed(), cleared({ audiences: ['session'] })];
    expect(states.map((_, n) => past(...states.slice(0, n + 1)).proposal?.state)).toEqual([
      'baking',
      'baked',
      'reviewed',
      'cleared',
    ]);
    expect(past(...states).cleared).toMatchObject({
      derivative: made,
      audiences: ['session'],
      by: '丙',
    });
  });

  it('[K-1] of a clip that does not stand nothing is shown', () => {
    expect(breach(NOT_CLEARED, proposed(), null)).toBe('K-1');
  });

  it('[K-2] one proposal at a time; what has ended makes room for another', () => {
    const again = proposed({ proposalId: 'q' });
    for (const events of [[], [baked()], [baked(), reviewed()]]) {
      expect(breach(past(proposed(), ...events), again)).toBe('K-2');
    }
    for (const over of [[failed], [baked(), refused], [withdrawn()]]) {
      expect(breach(past(proposed(), ...over), again)).toBeNull();
    }
  });

  it('[K-3] masks and silence lie within the clip', () => {
    const long = { fromMs: 0, toMs: 20_001 };
    const ranges = [{ ...long, effect: 'mute' as const }];
    expect(breach(NOT_CLEARED, proposed({ masks: [{ ...region, ...long }] }))).toBe('K-3');
    expect(breach(NOT_CLEARED, proposed({ sound: { whole: 'keep', ranges } }))).toBe('K-3');
    const whole = [{ ...region, ...long, toMs: 20_000 }];
    expect(breach(NOT_CLEARED, proposed({ masks: whole }))).toBeNull();
  });

  it('[K-4] a step belongs to the newest proposal', () => {
    expect(breach(NOT_CLEARED, baked())).toBe('K-4');
    const newer = past(proposed(), baked(), refused, proposed({ proposalId: 'q' }));
    expect(breach(newer, cleared())).toBe('K-4');
    expect(breach(newer, baked('q'))).toBeNull();
  });

  it('[K-5] no step before its time, none twice', () => {
    expect(breach(past(proposed()), reviewed())).toBe('K-5');
    expect(breach(past(proposed(), baked()), cleared())).toBe('K-5');
    expect(breach(past(proposed(), baked()), baked())).toBe('K-5');
    expect(breach(past(proposed(), withdrawn()), baked())).toBe('K-5');
    expect(breach(past(proposed(), baked(), reviewed(), cleared()), cleared())).toBe('K-5');
    expect(breach(past(proposed()), refused)).toBe('K-5');
  });

  it('[K-6] whoever proposed does not review', () => {
    expect(breach(past(proposed(), baked()), reviewed({ by: '甲' }))).toBe('K-6');
  });

  it('[K-7] other bytes than were looked at are not passed', () => {
    const other = { digest: 'e'.repeat(64) };
    expect(breach(past(proposed(), baked()), reviewed(other))).toBe('K-7');
    expect(breach(past(proposed(), baked(), reviewed()), cleared(other))).toBe('K-7');
  });

  it('[K-8] not for more than was asked', () => {
    const session = proposed({ audiences: ['session'] });
    expect(breach(past(session, baked(), reviewed()), cleared())).toBe('K-8');
  });

  it('[K-9] withdrawn for some, then for all, and then there is nothing to withdraw', () => {
    const shown = past(proposed(), baked(), reviewed(), cleared());
    expect(breach(NOT_CLEARED, withdrawn())).toBe('K-9');
    const less = past(proposed(), baked(), reviewed(), cleared(), withdrawn(['delegates']));
    expect(less.cleared?.audiences).toEqual(['session']);
    expect(less.proposal?.state).toBe('cleared');
    expect(breach(less, withdrawn(['delegates']))).toBe('K-9');
    const gone = past(proposed(), baked(), reviewed(), cleared(), withdrawn());
    expect(gone.cleared).toBeNull();
    expect(gone.proposal).toMatchObject({ state: 'withdrawn', reason: '当事人异议' });
    expect(breach(gone, withdrawn())).toBe('K-9');
    expect(shown.cleared).not.toBeNull();
  });

  it('what is shown stays while another is on its way, and gives way to it', () => {
    const next = [proposed({ proposalId: 'q', audiences: ['delegates'] }), baked('q')];
    const waiting = past(proposed(), baked(), reviewed(), cleared(), ...next);
    expect(waiting.cleared?.proposalId).toBe('p');
    const other = { proposalId: 'q', audiences: ['delegates' as const] };
    const done = past(
      ...[proposed(), baked(), reviewed(), cleared(), ...next],
      ...[reviewed({ proposalId: 'q' }), cleared(other)],
    );
    expect(done.cleared).toMatchObject({ proposalId: 'q', audiences: ['delegates'] });
  });
});

describe('what a proposal may say', () => {
  const issue = (changes: object) =>
    clearanceBodies['clearance.proposed'].safeParse({ ...whose, ...details, by: '甲', ...changes })
      .error?.issues[0]?.message;
  const timed = { ...region, fromMs: 0, toMs: 1_000 };

  it('regions lie within the picture, key frames within their time and in order', () => {
    const { x, y, w, h } = region;
    expect(issue({ masks: [timed] })).toBeUndefined();
    expect(issue({ masks: [{ ...timed, x: 0.9 }] })).toBe('遮挡区域超出画面');
    expect(issue({ masks: [{ ...timed, w: 0 }] })).toBeDefined();
    expect(issue({ masks: [{ ...timed, toMs: 0 }] })).toBeDefined();
    const at = (...times: number[]) => ({
      masks: [{ ...timed, keyframes: times.map((atMs) => ({ atMs, x, y, w, h })) }],
    });
    expect(issue(at(500, 1_000))).toBeUndefined();
    for (const wrong of [at(1_001), at(600, 500), at(500, 500)]) {
      expect(issue(wrong)).toBe('关键帧须依次排列，且在遮挡的起止时间之内');
    }
  });

  it('stretches of sound follow one another, and only where sound is kept', () => {
    const range = (fromMs: number, toMs: number) => ({ fromMs, toMs, effect: 'mute' });
    const ofSound = (whole: string, ...ranges: object[]) => issue({ sound: { whole, ranges } });
    expect(ofSound('keep', range(0, 500), range(500, 900))).toBeUndefined();
    expect(ofSound('keep', range(0, 500), range(499, 900))).toBe('声音分段须依次排列，且不得重叠');
    expect(ofSound('mute', range(0, 500))).toBe('整段已静音或替换，不必再划分段');
    expect(issue({ audiences: ['session', 'session'] })).toBe('放行对象重复');
    expect(issue({ audiences: [] })).toBeDefined();
  });
});
