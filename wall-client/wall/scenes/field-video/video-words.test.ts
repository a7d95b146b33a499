import { describe, expect, it } from 'vitest';
import { NO_PICTURE, type PictureFacts } from '../../../player/picture.ts';
import { fieldStream } from './testing/field-stream.ts';
import {
  ageWords,
  connectionWords,
  latencyWords,
  notRecordedWords,
  standingOf,
  veilOf,
  whoWords,
} from './video-words.ts';

const facts = (over: Partial<PictureFacts>): PictureFacts => ({ ...NO_PICTURE, ...over });
const live = fieldStream('a', { startedAt: 1 });
const over = fieldStream('a', { startedAt: 1, ended: 'closed' });

describe('ages and latencies', () => {
  it('are said in the largest unit that is full', () => {
    expect([0, 12_900, 59_999].map(ageWords)).toEqual(['0 秒前', '12 秒前', '59 秒前']);
    expect([60_000, 3_599_000].map(ageWords)).toEqual(['1 分钟前', '59 分钟前']);
    expect([3_600_000, 86_399_000, 86_400_000].map(ageWords)).toEqual([
      '1 小时前',
      '23 小时前',
      '1 天前',
    ]);
  });
  it('latency has a decimal while it matters', () => {
    expect([0.94, 9.94, 9.96, 31.4].map(latencyWords)).toEqual([
      '延迟 0.9 秒',
      '延迟 9.9 秒',
      '延迟 10 秒',
      '延迟 31 秒',
    ]);
  });
});

describe('what is said of a picture', () => {
  it('nothing stands before a live one', () => {
    expect(veilOf(live, facts({ state: 'live', age: 900 }))).toBeNull();
  });
  it('a stalled or lost one says since when', () => {
    const since = { what: '画面停于', since: '12 秒前' };
    expect(veilOf(live, facts({ state: 'lost', age: 12_000 }))).toEqual(since);
    expect(veilOf(live, facts({ state: 'stalled', age: 12_000 }))).toEqual(since);
  });
  it('pictures that move, but from long ago, say so', () => {
    expect(veilOf(live, facts({ state: 'stalled', age: 31_000, latency: 31 }))).toEqual({
      what: '画面为',
      since: '31 秒前',
    });
  });
  it('what the relay knows to have ended is never live, and says why', () => {
    const playing = facts({ state: 'live', age: 900 });
    expect(standingOf(over, playing)).toBe('lost');
    expect(veilOf(over, playing)).toEqual({ what: '设备断开，画面停于', since: '0 秒前' });
    expect(veilOf(over, NO_PICTURE)).toEqual({ what: '设备断开', since: '自 16:02:07' });
  });
  it('before the first picture it waits, then it has none', () => {
    expect(veilOf(live, NO_PICTURE)).toEqual({ what: '正在接入画面', since: null });
    expect(veilOf(live, facts({ state: 'lost' }))?.what).toBe('未收到画面，重试中');
  });
});

describe('what is said of a stream', () => {
  it('who is there, as far as it is known', () => {
    expect(whoWords({ officer: '陈某', unit: '执行一队' })).toBe('陈某 · 执行一队');
    expect(whoWords({ officer: null, unit: '执行一队' })).toBe('执行一队');
    expect(whoWords({ officer: null, unit: null })).toBe('');
  });
  it('how it stands while its picture is not on screen', () => {
    expect(connectionWords({ run: null, recorded: null })).toBe('未接入');
    expect(connectionWords(live)).toBe('接入中，点按查看');
    expect(connectionWords({ ...live, recorded: { kept: false, reason: 'shed' } })).toBe(
      '接入中（未录），点按查看',
    );
    expect(connectionWords(over)).toBe('设备断开 16:02:07');
  });
  it('whether it is recorded, and if not, why', () => {
    expect(notRecordedWords({ kept: true })).toBeNull();
    expect(notRecordedWords(null)).toBeNull();
    expect(notRecordedWords({ kept: false, reason: null })).toBe('未录');
    expect(notRecordedWords({ kept: false, reason: 'shed' })).toBe('未录：磁盘余量不足停录');
  });
});
