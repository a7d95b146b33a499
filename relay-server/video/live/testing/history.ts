import fc from 'fast-check';
import type { LiveLimits } from '../live-limits.ts';
import { LiveStream } from '../live-stream.ts';
import { type ParsedPlaylist, parsePlaylist } from './parse-playlist.ts';

/** A segment as it is taken in: so many full parts, then one of a fraction of the part target. */
interface SegmentPlan {
  readonly parts: number;
  readonly last: number;
  readonly keyed: boolean;
  /** A key frame within the segment begins a shorter part. */
  readonly keyWithin: boolean;
}

export interface RunPlan {
  readonly partTarget: number;
  readonly segments: readonly SegmentPlan[];
  /** Since the end of the run before, or the beginning of time, ms. */
  readonly pauseMs: number;
  readonly ends: boolean;
  /** How far the clock of the pictures strays, ms. */
  readonly strayMs: readonly number[];
}

const segmentPlan = fc.record({
  parts: fc.integer({ min: 3, max: 9 }),
  last: fc.double({ min: 0.05, max: 1, noNaN: true }),
  keyed: fc.boolean(),
  keyWithin: fc.boolean(),
});
const runPlan = fc.record({
  partTarget: fc.constantFrom(0.2, 0.2, 0.2, 0.25, 1 / 3),
  segments: fc.array(segmentPlan, { minLength: 0, maxLength: 14 }),
  pauseMs: fc.integer({ min: 0, max: 30_000 }),
  ends: fc.boolean(),
  strayMs: fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 5 }),
});
export const historyPlan = fc.array(runPlan, { minLength: 1, maxLength: 6 });

/** What a player found at one moment. */
export interface Moment {
  readonly text: string;
  readonly playlist: ParsedPlaylist;
  /** Media that had come in until then, seconds. */
  readonly seconds: number;
  /** Addresses of what could be had then. */
  readonly available: ReadonlySet<string>;
}

export interface History {
  readonly moments: readonly Moment[];
  /** Bytes by address, of all that could ever be had. */
  readonly media: ReadonlyMap<string, string>;
}

/** Lets a stream live through a plan and looks at it after every change. */
export function liveThrough(plan: readonly RunPlan[], limits: LiveLimits): History {
  const stream = new LiveStream(limits, { segment: 1000, part: 5000, discontinuity: 70 });
  const moments: Moment[] = [];
  const media = new Map<string, string>();
  const askable = new Set<string>();
  let at = Date.UTC(2024, 10, 28);
  let seconds = 0;

  const look = () => {
    if (!stream.ready) return;
    const text = stream.playlist().plain.toString();
    const playlist = parsePlaylist(text);
    for (const uri of addresses(playlist)) askable.add(uri);
    const available = new Set<string>();
    for (const uri of askable) {
      const bytes = bytesAt(stream, uri);
      if (bytes === undefined) {
        askable.delete(uri);
        continue;
      }
      media.set(uri, bytes);
      available.add(uri);
    }
    moments.push({ text, playlist, seconds, available });
  };

  for (const [number, run] of plan.entries()) {
    at += run.pauseMs;
    const { partTarget } = run;
    const id = { streamId: 'car', runId: `run/${number}` };
    const about = { codecs: 'avc1', width: 1, height: 1, audio: false, startedAt: at };
    stream.begin({ ...id, init: Buffer.from(`init ${number}`), partTarget, ...about });
    look();
    for (const [index, segment] of run.segments.entries()) {
      const stray = run.strayMs[index % run.strayMs.length] ?? 0;
      for (const part of partsOf(segment, partTarget, index === 0)) {
        const capturedAt = at + stray;
        stream.part({ ...id, ...part, data: Buffer.from(`${number}:${seconds} `), capturedAt });
        at += part.duration * 1000;
        seconds += part.duration;
        look();
      }
    }
    if (run.ends) stream.end();
    look();
  }
  return { moments, media };
}

function partsOf(plan: SegmentPlan, partTarget: number, first: boolean) {
  const short = { duration: partTarget * plan.last, independent: false, startsSegment: false };
  const full = { ...short, duration: partTarget };
  const parts = Array.from({ length: plan.parts }, () => ({ ...full }));
  const [opening, , third] = parts;
  if (opening) Object.assign(opening, { startsSegment: true, independent: first || plan.keyed });
  if (third && plan.keyWithin) Object.assign(third, { ...short, independent: true });
  return [...parts, short];
}

export function addresses({ segments, open }: ParsedPlaylist): string[] {
  return (open ? [...segments, open] : segments).flatMap(({ uri, map, parts }) => [
    map,
    ...parts.map((part) => part.uri),
    ...(uri === null ? [] : [uri]),
  ]);
}

function bytesAt(stream: LiveStream, uri: string): string | undefined {
  const [, kind, name = ''] = /^(init|seg|part)-(.+)\.(?:mp4|m4s)$/.exec(uri) ?? [];
  if (kind === 'init') return textOf(stream.init(decodeURIComponent(name)));
  if (kind === 'part') return textOf(stream.partMedia(Number(name)));
  return stream.segment(Number(name))?.map(textOf).join('');
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes && Buffer.from(bytes).toString();
}
