import { expect, it } from 'vitest';
import { at, type Input, on } from '../rules/testing/given.ts';
import { rowSchemas } from './rows.ts';
import { World } from './testing/world.ts';

const DAY = '2024-03-01';
const CASE = '（2024）粤0607执1号';
const own = { source: 'relay' };
const whose = { clipId: 'c', recordingId: 'r', proposalId: 'p' };
const derivativeId = '11111111-1111-4111-8111-111111111111';
const made = { derivativeId, digest: 'd'.repeat(64) };
const checks = { faces: true, plates: true, doors: true, voices: true } as const;

const opened: Input<'recording.opened'> = {
  ...{ recordingId: 'r', streamId: 'v', startedAt: at(DAY, 9), title: '单兵 1 号' },
  ...{ caseNumber: CASE, codecs: 'avc1.64001f', width: 1280, height: 720, audio: false },
  chain: '0'.repeat(64),
};
const proposal: Input<'clearance.proposed'> = {
  ...{ ...whose, audiences: ['session', 'delegates'], publicTitle: '清场现场', caseType: '执' },
  ...{ measure: 'seal', legalBasis: '民事诉讼法第二百五十三条', maskedParty: '某建材公司' },
  masks: [
    {
      ...{ shape: 'ellipse', effect: 'blur', fromMs: 0, toMs: 900 },
      ...{ x: 0.1, y: 0.1, w: 0.2, h: 0.2 },
    },
  ],
  ...{ sound: { whole: 'mute', ranges: [] }, by: '甲' },
};
const shown = [
  on(DAY, 'recording.opened', opened, own),
  on(
    DAY,
    'clip.marked',
    { clipId: 'c', recordingId: 'r', fromMs: 0, toMs: 9_000, title: '清场', by: '甲' },
    own,
  ),
  on(DAY, 'clearance.proposed', proposal, own),
  on(
    DAY,
    'clearance.baked',
    { ...whose, ...made, bytes: 9, ms: 9_000, width: 640, height: 480 },
    own,
  ),
  on(DAY, 'clearance.reviewed', { ...whose, ...made, checks, by: '乙' }, own),
  on(
    DAY,
    'clearance.cleared',
    { ...whose, ...made, audiences: ['session', 'delegates'], by: '丙' },
    own,
  ),
];
const withdrawn = (audiences: Input<'clearance.withdrawn'>['audiences']) =>
  on(
    DAY,
    'clearance.withdrawn',
    { clipId: 'c', recordingId: 'r', audiences, reason: '异议', by: '甲' },
    own,
  );

async function cleared() {
  const court = new World();
  await court.take(...shown);
  return court;
}

it('V-20 a clip has a row of how its clearance stands, and one of what may be shown', async () => {
  const court = await cleared();
  expect(await court.row('clearance', 'c')).toMatchObject({
    title: '清场',
    proposal: { state: 'cleared', masks: 1, sound: 'mute', by: '甲', reviewedBy: '乙' },
    cleared: { ...made, audiences: ['session', 'delegates'], by: '丙' },
    masks: proposal.masks,
  });
  const row = await court.row('cleared', derivativeId);
  expect(rowSchemas.cleared.parse(row)).toMatchObject({
    publicTitle: '清场现场',
    measure: 'seal',
    ms: 9_000,
    audiences: ['session', 'delegates'],
  });
  await court.take(withdrawn(['delegates']));
  expect(await court.row('cleared', derivativeId)).toMatchObject({ audiences: ['session'] });
  await court.take(withdrawn('all'));
  expect(await court.ids('cleared')).toEqual([]);
  expect(await court.row('clearance', 'c')).toMatchObject({
    cleared: null,
    proposal: { state: 'withdrawn', derivative: null, reason: '异议' },
  });
});

it('V-20 with the clip, or with its recording, what is cleared goes in the same step', async () => {
  const court = await cleared();
  await court.take(
    on(DAY, 'clip.withdrawn', { clipId: 'c', recordingId: 'r', by: '甲', reason: '误标' }, own),
  );
  expect(await court.ids('cleared')).toEqual([]);
  expect(await court.ids('clearance')).toEqual([]);
  expect(await court.judge(withdrawn('all'))).toMatchObject({ rule: 'K-1' });

  const other = await cleared();
  const closing = { recordingId: 'r', reason: 'closed', segments: 1, elapsedMs: 9_000 } as const;
  await other.take(
    on(DAY, 'recording.closed', { ...closing, chain: '1'.repeat(64) }, own),
    on(DAY, 'recording.deleted', { recordingId: 'r', rule: 'standard', keptUntil: DAY }, own),
  );
  expect(await other.ids('cleared')).toEqual([]);
});

it('a case is told of it on its timeline, without a name or a reason', async () => {
  const court = await cleared();
  await court.take(withdrawn('all'));
  const lines = [...(await court.rows()).values()].flatMap(({ topic, data }) =>
    topic === 'timeline' ? [rowSchemas.timeline.parse(data).text] : [],
  );
  expect(lines.filter((text) => text.includes('片段'))).toEqual([
    '标记录像片段',
    '申请对外放行录像片段',
    '批准录像片段用于警示活动、参观',
    '撤回录像片段放行',
  ]);
});
