import { expect, it } from 'vitest';
import { at, on } from '../rules/testing/given.ts';
import { rowSchemas } from './rows.ts';
import { World } from './testing/world.ts';

const CASE = '（2024）粤0607执1号';
const DAY = '2024-03-01';
const chain = (letter: string) => letter.repeat(64);
const own = { source: 'relay' };
const opened = (recordingId: string, caseNumber?: string) =>
  on(
    DAY,
    'recording.opened',
    {
      recordingId,
      streamId: 'v',
      startedAt: at(DAY, 9),
      title: '单兵 1 号',
      ...(caseNumber !== undefined && { caseNumber }),
      codecs: 'avc1.64001f',
      width: 1280,
      height: 720,
      audio: false,
      chain: chain('0'),
    },
    own,
  );
const stored = (recordingId: string, first: number, last: number, letter: string) => {
  const count = last - first + 1;
  const body = { recordingId, first, last, bytes: 1_000 * count, ms: 2_000 * count };
  return on(DAY, 'recording.stored', { ...body, chain: chain(letter) }, own);
};
const gap = (recordingId: string, to?: number) =>
  on(
    DAY,
    'recording.gap',
    { recordingId, from: at(DAY, 9), ...(to !== undefined && { to }), reason: 'full' },
    own,
  );
const closed = (recordingId: string) =>
  on(
    DAY,
    'recording.closed',
    { recordingId, reason: 'silent', segments: 5, elapsedMs: 12_000, chain: chain('e') },
    own,
  );

it('a recording sums up what is stored, tells its gaps, and ends', async () => {
  const court = new World();
  await court.take(opened('r', CASE), stored('r', 1, 2, 'a'));
  expect(await court.row('recording', 'r')).toMatchObject({
    state: 'recording',
    segments: 2,
    bytes: 2_000,
    ms: 4_000,
    chain: chain('a'),
    endedAt: null,
  });
  await court.take(gap('r'));
  expect(await court.row('recording', 'r')).toMatchObject({ state: 'interrupted', gaps: 1 });
  court.restart();
  await court.take(gap('r', at(DAY, 10)), stored('r', 3, 5, 'b'), stored('r', 3, 5, 'b'));
  expect(await court.row('recording', 'r')).toMatchObject({
    state: 'recording',
    gaps: 1,
    segments: 5,
    bytes: 5_000,
    ms: 10_000,
  });
  await court.take(closed('r'), stored('r', 6, 6, 'f'));
  expect(await court.row('recording', 'r')).toMatchObject({
    state: 'closed',
    reason: 'silent',
    endedAt: at(DAY, 9) + 12_000,
    segments: 5,
    chain: chain('e'),
  });
});

it('it is a row of the case that its stream was linked to, and of no other', async () => {
  const court = new World();
  await court.take(opened('r', CASE), opened('free'));
  const rows = [...(await court.rows()).values()].filter(({ topic }) => topic === 'recording');
  expect(rows.map(({ id, caseNumber }) => [id, caseNumber])).toEqual([
    ['r', CASE],
    ['free', null],
  ]);
});

it('of a recording that never began nothing is shown', async () => {
  const court = new World();
  await court.take(stored('r', 1, 2, 'a'), closed('r'));
  expect(await court.ids('recording')).toEqual([]);
});

it('L-4 what is said of a recording is neither corrected nor reversed', async () => {
  const court = new World();
  const [first] = await court.take(opened('r'));
  const amends = first?.id ?? '';
  const reversal = on(DAY, 'amend.reversed', { amends, reason: '误录' }, own);
  expect(await court.judge(reversal)).toMatchObject({ rule: 'L-4' });
});

const by = '示例书记员';
const linked = (recordingId: string, caseNumber: string | null) =>
  on(DAY, 'recording.linked', { recordingId, caseNumber, by }, own);
const marked = (clipId: string, more: { caseNumber?: string; measure?: 'seal' } = {}) =>
  on(
    DAY,
    'clip.marked',
    { clipId, recordingId: 'r', fromMs: 1_000, toMs: 9_000, title: '清场', by, ...more },
    own,
  );
const placesOf = async (court: World) =>
  [...(await court.rows()).values()]
    .filter(({ topic }) => topic === 'recording' || topic === 'clip')
    .map(({ topic, id, caseNumber }) => [topic, id, caseNumber])
    .sort();

it('linked to another case it goes there, and clips that stood with its case go with it', async () => {
  const court = new World();
  const OTHER = '（2024）粤0607执2号';
  const OTHER_CLIPS = '（2024）粤0607执3号';
  await court.take(opened('r', CASE), marked('c'), marked('d', { caseNumber: OTHER_CLIPS }));
  court.restart();
  await court.take(linked('r', OTHER));
  expect(await placesOf(court)).toEqual([
    ['clip', 'c', OTHER],
    ['clip', 'd', OTHER_CLIPS],
    ['recording', 'r', OTHER],
  ]);
  await court.take(linked('r', null));
  expect(await court.row('recording', 'r')).toMatchObject({ caseNumber: null });
});

it('a clip stands until it is withdrawn or its recording is deleted', async () => {
  const court = new World();
  const gone = on(
    DAY,
    'clip.withdrawn',
    { clipId: 'c', recordingId: 'r', by, reason: '误标' },
    own,
  );
  await court.take(opened('r', CASE), marked('c'), marked('d'));
  expect(await court.row('clip', 'c')).toMatchObject({ title: '清场', markedAt: at(DAY) });
  await court.take(gone);
  expect(await court.ids('clip')).toEqual(['d']);
  expect(await court.judge(gone)).toMatchObject({ rule: 'L-8' });
  const deletion = on(
    DAY,
    'recording.deleted',
    { recordingId: 'r', rule: 'standard', keptUntil: DAY },
    own,
  );
  expect(await court.judge(deletion)).toMatchObject({ rule: 'L-10' });
  await court.take(closed('r'), deletion);
  expect(await court.ids('clip')).toEqual([]);
  expect(await court.row('recording', 'r')).toMatchObject({ state: 'deleted', held: false });
});

it('the timelines of cases tell when video was taken, given away, marked and exported', async () => {
  const court = new World();
  const OTHER = '（2024）粤0607执2号';
  const more = { fromMs: 0, toMs: 9_000, bytes: 1, sha256: chain('a'), manifestSha256: chain('b') };
  await court.take(
    opened('r', CASE),
    stored('r', 1, 5, 'a'),
    closed('r'),
    closed('r'),
    marked('c', { measure: 'seal' }),
    linked('r', OTHER),
    on(DAY, 'recording.held', { recordingId: 'r', by, reason: '张三申请' }, own),
    on(
      DAY,
      'recording.exported',
      { exportId: 'x', recordingId: 'r', by, reason: '张三申请', ...more },
      own,
    ),
    on(DAY, 'clip.withdrawn', { clipId: 'c', recordingId: 'r', by, reason: '误标' }, own),
    linked('r', null),
  );
  const rows = [...(await court.rows()).values()].filter(({ topic }) => topic === 'timeline');
  const told = async (of: string) => {
    const lines = rows.filter(({ caseNumber }) => caseNumber === of);
    return lines.map(({ data }) => rowSchemas.timeline.parse(data).text);
  };
  expect(await told(CASE)).toEqual(['现场录像', '标记录像片段 · 查封', '录像移出本案']);
  expect(await told(OTHER)).toEqual([
    '录像归入本案',
    '录像依法保全',
    '导出录像',
    '撤下录像片段',
    '录像移出本案',
  ]);
  expect(rows[0]?.data).toMatchObject({ occurredAt: at(DAY, 9), planned: true });
  expect(JSON.stringify(rows)).not.toMatch(/张三|示例书记员|清场|误标/);
});

it('a recording of which nothing was kept is on no timeline', async () => {
  const court = new World();
  await court.take(opened('r', CASE), closed('r'), opened('free'), stored('free', 1, 1, 'a'));
  await court.take(closed('free'));
  expect(await court.ids('timeline')).toEqual([]);
});
