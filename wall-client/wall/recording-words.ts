import type { View } from '../../wire/views.ts';
import { fullMoment } from '../ui/format.ts';

type Standing = NonNullable<View<'meta'>['recording']>;

/** How the room for recordings stands, in the top bar; null: well, or nothing is recorded at all. */
export function recordingBadge(standing: Standing | null | undefined): string | null {
  if (!standing) return null;
  const bound = standing.cause === 'bound';
  switch (standing.state) {
    case 'ok':
      return null;
    case 'low':
      return bound ? '录像接近上限' : '录像空间不足';
    case 'shedding':
      return `已停录 ${standing.streamsNotRecorded} 路`;
    case 'stopped':
      return bound ? '录像已达上限' : '录像已停止';
  }
}

/**
 * What is said big while live video is not recorded for want of room on the disk. That a bound is
 * reached, which was set on purpose, is left to the badge.
 */
export function recordingBand(
  standing: Standing | null | undefined,
): { what: string; more: string } | null {
  if (standing?.cause !== 'disk') return null;
  const { state, since, streamsNotRecorded } = standing;
  if (state === 'shedding') {
    return {
      what: `录像空间不足：自 ${fullMoment(since)} 起已停录 ${streamsNotRecorded} 路`,
      more: '直播不受影响，未关联案件的先停；请清理磁盘，恢复后自动续录',
    };
  }
  if (state === 'stopped') {
    return {
      what: `录像已停止：自 ${fullMoment(since)} 起磁盘空间不足`,
      more: '直播不受影响，已录的都在；请清理磁盘，恢复后自动续录',
    };
  }
  return null;
}
