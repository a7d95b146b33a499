import { courtDayOf } from '../../../../../wire/court-day.ts';
import type { View } from '../../../../../wire/views.ts';
import { dotDay, minuteTime } from '../../../../ui/format.ts';
import type { Row } from '../case-rows.ts';

type Recording = View<'recording'>;

/** Something of a case to look at: a recording, or a clip that was cut from one. */
export interface MediaItem {
  /** Unlike those of all other items of a case. */
  readonly key: string;
  readonly kind: 'recording' | 'clip';
  readonly recordingId: string;
  readonly title: string;
  /** Capture time of its first frame, UTC ms; null: a clip of another case's recording. */
  readonly at: number | null;
  /** How long it is, ms; what goes on: so far. */
  readonly ms: number;
  /** The stretch that a clip is, ms from the recording's first frame; null: all of it. */
  readonly range: { readonly fromMs: number; readonly toMs: number } | null;
  readonly state: Recording['state'];
  readonly held: boolean;
  readonly origin: Recording['origin'];
  /** Times of which pictures were not kept. */
  readonly gaps: number;
  readonly whose: Pick<Recording, 'unit' | 'officer' | 'town'>;
  /** The offset whose thumbnail stands for it; null: it has none. */
  readonly thumbMs: number | null;
}

export interface MediaRows {
  readonly recordings: readonly Row<'recording'>[];
  readonly clips: readonly Row<'clip'>[];
}

const NOBODY = { unit: null, officer: null, town: null } as const;

/** All that a case has to show, the newest capture first; what has no capture time comes last. */
export function mediaItems({ recordings, clips }: MediaRows): MediaItem[] {
  const known = new Map(recordings.map(({ id, view }) => [id, view]));
  return [
    ...recordings.map(ofRecording),
    ...clips.map((clip) => ofClip(clip, known.get(clip.view.recordingId))),
  ].sort(byCapture);
}

function byCapture(a: MediaItem, b: MediaItem): number {
  return (b.at ?? 0) - (a.at ?? 0) || (a.key < b.key ? -1 : 1);
}

function ofRecording({ id, view }: Row<'recording'>): MediaItem {
  const { title, startedAt, ms, state, held, origin, gaps } = view;
  return {
    ...{ key: `recording ${id}`, kind: 'recording', recordingId: id, title, at: startedAt, ms },
    ...{ range: null, state, held, origin, gaps, whose: view },
    // Where pictures are lacking the middle may be one of them; the first frame is always there.
    thumbMs: state === 'closed' && ms > 0 ? (gaps > 0 ? 0 : ms / 2) : null,
  };
}

function ofClip({ id, view }: Row<'clip'>, of: Recording | undefined): MediaItem {
  const { recordingId, title, fromMs, toMs } = view;
  const state = of?.state ?? 'closed';
  return {
    ...{ key: `clip ${id}`, kind: 'clip', recordingId, title, state },
    at: of === undefined ? null : of.startedAt + fromMs,
    ms: toMs - fromMs,
    range: { fromMs, toMs },
    held: of?.held ?? false,
    origin: of?.origin ?? 'live',
    gaps: 0,
    whose: of ?? NOBODY,
    thumbMs: state === 'closed' ? (fromMs + toMs) / 2 : null,
  };
}

/** There are pictures of it, or there may be. */
export function isPlayable({ state, ms }: MediaItem): boolean {
  return state !== 'deleted' && (state !== 'closed' || ms > 0);
}

export const kindWords: Record<MediaItem['kind'], string> = { recording: '录像', clip: '片段' };

/** What must be known before it is opened, the most important first. */
export function markWords(item: MediaItem): string[] {
  const { state, held, origin, gaps } = item;
  return [
    state === 'deleted' && '已到期删除',
    state !== 'deleted' && !isPlayable(item) && '没有画面',
    state === 'recording' && '录制中',
    state === 'interrupted' && '录制中断',
    held && '保全',
    origin === 'upload' && '补传',
    gaps > 0 && `缺 ${gaps} 处`,
  ].filter((mark) => mark !== false);
}

/** Court-local `2024.11.27 15:59`. */
export function captureText(at: number | null): string {
  return at === null ? '拍摄时间见画面' : `${dotDay(courtDayOf(at))} ${minuteTime(at)}`;
}
