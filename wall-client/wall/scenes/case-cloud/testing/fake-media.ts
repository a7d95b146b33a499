import type { View } from '../../../../../wire/views.ts';
import type { Row } from '../case-rows.ts';
import type { MediaRows } from '../media/media-items.utils.ts';

export const NOON = Date.parse('2024-11-26T04:00:00Z');
const MINUTE = 60_000;

/** A recording of twelve minutes, over, from noon; only what a test names differs. */
export function fakeRecording(
  id: string,
  given: Partial<View<'recording'>> = {},
): Row<'recording'> {
  const startedAt = given.startedAt ?? NOON;
  return {
    id,
    view: {
      streamId: 'unit-1',
      title: '执法记录仪 · 一组',
      caseNumber: '（2024）粤0607执1234号',
      officer: '虚构干警',
      unit: '执行一组',
      town: '440607103000',
      startedAt,
      endedAt: startedAt + 12 * MINUTE,
      ms: 12 * MINUTE,
      bytes: 90_000_000,
      segments: 180,
      gaps: 0,
      chain: '0'.repeat(64),
      state: 'closed',
      reason: 'closed',
      origin: 'live',
      held: false,
      ...given,
    },
  };
}

export function fakeClip(id: string, given: Partial<View<'clip'>> = {}): Row<'clip'> {
  return {
    id,
    view: {
      recordingId: 'r0',
      fromMs: 2 * MINUTE,
      toMs: 3 * MINUTE,
      title: '张贴封条',
      caseType: '执',
      measure: 'seal',
      caseNumber: '（2024）粤0607执1234号',
      note: null,
      by: '虚构书记员',
      markedAt: NOON + 86_400_000,
      ...given,
    },
  };
}

/** So many recordings of a few days and units, some of them unlike the rest; the same for the same count. */
export function fakeMedia(count: number): MediaRows {
  const recordings = Array.from({ length: count }, (_, at) =>
    fakeRecording(`r${at}`, {
      title: at % 4 === 1 ? '车载单兵 · 二组（乐平镇工业园现场指挥）' : '执法记录仪 · 一组',
      startedAt: NOON - Math.floor(at / 5) * 4 * 86_400_000 - (at % 5) * (17 + at) * MINUTE,
      ms: (1 + ((at * 7) % 23)) * MINUTE + at * 1300,
      held: at % 6 === 1,
      origin: at % 5 === 3 ? 'upload' : 'live',
      state: at % 7 === 4 ? 'deleted' : 'closed',
      gaps: at % 6 === 2 ? 2 : 0,
    }),
  );
  const clips = count < 2 ? [] : [fakeClip('c0'), fakeClip('c1', { fromMs: 20_000, toMs: 52_000 })];
  return { recordings, clips };
}
