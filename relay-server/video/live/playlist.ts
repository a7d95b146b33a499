import type { LiveLimits } from './live-limits.ts';
import { type LivePart, type LiveSegment, secondsOf } from './live-media.ts';

/** What a playlist tells of. */
export interface PlaylistView {
  /** Whole segments, oldest first. */
  readonly segments: readonly LiveSegment[];
  /** The segment that grows. */
  readonly open: LiveSegment | null;
  readonly discontinuitySequence: number;
  /** Number of the part that comes next, of this run or of another. */
  readonly nextPart: number;
}

/** How many part targets a player should stay behind the newest part (§4.4.3.8). */
const PART_TARGETS_BACK = 3;

/** The media playlist (RFC 8216bis) of a window. Pure. @param view with one segment or part at least */
export function playlistText(view: PlaylistView, limits: LiveLimits): string {
  const all = view.open ? [...view.segments, view.open] : [...view.segments];
  const partTarget = all.at(-1)?.run.partTarget ?? 0;
  const withParts = partsFrom(all, partTarget, limits);
  return [
    ...head(view, all[0]?.number ?? 0, partTarget, limits),
    ...all.flatMap((segment, index) => [
      ...opening(segment, all[index - 1]),
      ...(index >= withParts ? segment.parts.map(partLine) : []),
      ...(segment === view.open ? [] : closing(segment)),
    ]),
    // Also when nothing comes in: hls.js takes the last of a playlist with parts for one that grows.
    `#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${partName(view.nextPart)}"`,
    '',
  ].join('\n');
}

function head(
  view: PlaylistView,
  mediaSequence: number,
  partTarget: number,
  { targetDuration }: LiveLimits,
): string[] {
  // Of the target as it is told: rounding must not make it less.
  const back = Number(seconds(partTarget)) * PART_TARGETS_BACK;
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:6',
    `#EXT-X-TARGETDURATION:${targetDuration}`,
    `#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,HOLD-BACK=${seconds(targetDuration * 3)},PART-HOLD-BACK=${seconds(back)}`,
    `#EXT-X-PART-INF:PART-TARGET=${seconds(partTarget)}`,
    `#EXT-X-MEDIA-SEQUENCE:${mediaSequence}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${view.discontinuitySequence}`,
  ];
}

/** What stands before a segment's first part, or before its EXTINF. */
function opening(segment: LiveSegment, before: LiveSegment | undefined): string[] {
  return [
    ...(segment.discontinuity ? ['#EXT-X-DISCONTINUITY'] : []),
    ...(before?.run === segment.run ? [] : [`#EXT-X-MAP:URI="${initName(segment.run.runId)}"`]),
    `#EXT-X-PROGRAM-DATE-TIME:${new Date(Math.round(segment.startsAt)).toISOString()}`,
  ];
}

function closing(segment: LiveSegment): string[] {
  return [`#EXTINF:${seconds(secondsOf(segment))},`, segmentName(segment.number)];
}

function partLine({ number, duration, independent }: LivePart): string {
  const mark = independent ? ',INDEPENDENT=YES' : '';
  return `#EXT-X-PART:DURATION=${seconds(duration)},URI="${partName(number)}"${mark}`;
}

/**
 * Index of the first segment whose parts are told: those that begin within three target durations of
 * the end (§6.2.2), and only of runs with the newest run's part target, which all parts must fit (§4.4.4.9).
 */
function partsFrom(
  all: readonly LiveSegment[],
  partTarget: number,
  { targetDuration }: LiveLimits,
): number {
  let back = 0;
  const told = all.findLastIndex((segment) => {
    back += secondsOf(segment);
    return back > targetDuration * 3 || segment.run.partTarget !== partTarget;
  });
  return told + 1;
}

function seconds(value: number): string {
  return value.toFixed(5);
}

export function initName(runId: string): string {
  return `init-${encodeURIComponent(runId)}.mp4`;
}
export function segmentName(number: number): string {
  return `seg-${number}.m4s`;
}
export function partName(number: number): string {
  return `part-${number}.m4s`;
}
