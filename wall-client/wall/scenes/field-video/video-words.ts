import { recordingGaps, streamEnds } from '../../../../wire/codes.ts';
import { BEHIND_S } from '../../../player/liveness.ts';
import type { PictureFacts } from '../../../player/picture.ts';
import { clockTime } from '../../../ui/format.ts';
import type { FieldStream, Recorded, Run } from './field-streams.ts';

/** What a picture is called; every one has a shape of its own too. */
export type Standing = 'waiting' | 'live' | 'stalled' | 'lost';

export const standingWords: Record<Standing, string> = {
  waiting: '接入中',
  live: '实时',
  stalled: '停滞',
  lost: '中断',
};

/** Media first; but what the relay knows to have ended is never live. */
export function standingOf({ run }: Pick<FieldStream, 'run'>, facts: PictureFacts): Standing {
  return run === null || run.ended ? 'lost' : facts.state;
}

/** Ms as a wall says an age: `12 秒前`, `3 分钟前`, `2 小时前`, `5 天前`. */
export function ageWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} 秒前`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分钟前`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} 小时前`;
  return `${Math.floor(seconds / 86_400)} 天前`;
}

/** Seconds behind live: `延迟 0.9 秒`; from ten seconds on whole ones. */
export function latencyWords(seconds: number): string {
  const shown = seconds < 9.95 ? seconds.toFixed(1) : String(Math.round(seconds));
  return `延迟 ${shown} 秒`;
}

/** Why a stream is over: `设备断开`. */
export function endWords(run: Run | null): string | null {
  return run?.ended ? streamEnds.labels[run.ended.reason] : null;
}

export interface Veil {
  /** The smaller line above: what happened. */
  what: string;
  /** The large one: since when. */
  since: string | null;
}

/** What is said large over a picture that is not live; null: nothing is in its way. */
export function veilOf({ run }: Pick<FieldStream, 'run'>, facts: PictureFacts): Veil | null {
  const standing = standingOf({ run }, facts);
  if (standing === 'live') return null;
  const ended = endWords(run);
  if (facts.age !== null) {
    // Pictures move, but from long ago.
    const behind = standing === 'stalled' && facts.latency !== null && facts.latency > BEHIND_S;
    const what = ended ? `${ended}，画面停于` : behind ? '画面为' : '画面停于';
    return { what, since: ageWords(facts.age) };
  }
  if (ended && run?.ended) return { what: ended, since: `自 ${clockTime(run.ended.at)}` };
  return { what: standing === 'waiting' ? '正在接入画面' : '未收到画面，重试中', since: null };
}

/** Who is there: `陈某 · 执行一队`. */
export function whoWords({ officer, unit }: Pick<FieldStream, 'officer' | 'unit'>): string {
  return [officer, unit].filter((each) => each !== null).join(' · ');
}

/** Why what comes in is not recorded: `未录：磁盘余量不足停录`; null: it is, or nothing comes in. */
export function notRecordedWords(recorded: Recorded | null): string | null {
  if (recorded === null || recorded.kept) return null;
  return recorded.reason === null ? '未录' : `未录：${recordingGaps.labels[recorded.reason]}`;
}

/** What the relay knows of a stream whose picture is not on screen. */
export function connectionWords({ run, recorded }: Pick<FieldStream, 'run' | 'recorded'>): string {
  if (run === null) return '未接入';
  if (run.ended) return `${endWords(run)} ${clockTime(run.ended.at)}`;
  return recorded?.kept === false ? '接入中（未录），点按查看' : '接入中，点按查看';
}
