import { expect, it } from 'vitest';
import type { View } from '../../wire/views.ts';
import { recordingBadge, recordingBand } from './recording-words.ts';

type Standing = NonNullable<View<'meta'>['recording']>;
const standing = (
  state: Standing['state'],
  cause: Standing['cause'] = 'disk',
  streamsNotRecorded = 0,
): Standing => ({ state, cause, since: Date.UTC(2024, 10, 28, 2), streamsNotRecorded });

it('the top bar says how the room for recordings stands', () => {
  expect(recordingBadge(undefined)).toBeNull();
  expect(recordingBadge(null)).toBeNull();
  expect(recordingBadge(standing('ok', null))).toBeNull();
  expect(recordingBadge(standing('low'))).toBe('录像空间不足');
  expect(recordingBadge(standing('shedding', 'disk', 2))).toBe('已停录 2 路');
  expect(recordingBadge(standing('stopped', 'disk', 4))).toBe('录像已停止');
  expect(recordingBadge(standing('low', 'bound'))).toBe('录像接近上限');
  expect(recordingBadge(standing('stopped', 'bound', 4))).toBe('录像已达上限');
});

it('that streams are not recorded for want of room is said big, since when and what to do', () => {
  expect(recordingBand(standing('low'))).toBeNull();
  expect(recordingBand(standing('shedding', 'disk', 2))?.what).toMatch(
    /^录像空间不足：自 .*10:00.* 起已停录 2 路$/,
  );
  expect(recordingBand(standing('stopped'))?.what).toMatch(/^录像已停止：自 .*10:00/);
  expect(recordingBand(standing('stopped'))?.more).toContain('清理磁盘');
  expect(recordingBand(standing('stopped', 'bound'))).toBeNull();
});
