import { BoxError, boxesIn, needBox } from './box.ts';
import type { InitSegment, Track } from './init-segment.ts';

/** The samples of one track in a fragment. */
export interface TrackRun {
  /** Of the first sample, seconds on the run's own timeline. */
  readonly decodeTime: number;
  /** Seconds, of all samples, as the fragment says. */
  readonly duration: number;
  readonly samples: number;
  /** The first sample is a key frame. */
  readonly key: boolean;
}

/** One `moof` and its `mdat`. */
export interface Fragment {
  readonly data: Uint8Array;
  readonly video: TrackRun | null;
  readonly audio: TrackRun | null;
}

const NOT_A_SYNC_SAMPLE = 0x1_0000;

/**
 * @param moof the whole box
 * @param data the whole fragment, `moof` included
 * @throws BoxError, RangeError where a box is shorter than its kind asks
 */
export function readFragment(moof: Uint8Array, data: Uint8Array, init: InitSegment): Fragment {
  let video: TrackRun | null = null;
  let audio: TrackRun | null = null;
  for (const box of boxesIn(needBox(moof, 'moof'))) {
    if (box.type !== 'traf') continue;
    const head = readTfhd(needBox(box.body, 'tfhd'));
    if (head.id === init.video.id) video = readTraf(box.body, head, init.video);
    else if (head.id === init.audio?.id) audio = readTraf(box.body, head, init.audio);
    else throw new BoxError(`unknown track ${head.id}`);
  }
  return { data, video, audio };
}

interface Head {
  readonly id: number;
  readonly duration: number | null;
  readonly flags: number | null;
}

const flagsOf = (box: DataView): number => box.getUint32(0) & 0xff_ffff;

function readTfhd(tfhd: DataView): Head {
  const flags = flagsOf(tfhd);
  let at = 8;
  const next = (present: number, size: number): number | null => {
    if (!(flags & present)) return null;
    at += size;
    return tfhd.getUint32(at - size);
  };
  next(0x01, 8); // base data offset
  next(0x02, 4); // sample description
  const duration = next(0x08, 4);
  next(0x10, 4); // sample size
  return { id: tfhd.getUint32(4), duration, flags: next(0x20, 4) };
}

function readTraf(traf: DataView, head: Head, track: Track): TrackRun {
  const tfdt = needBox(traf, 'tfdt');
  const start = tfdt.getUint8(0) === 1 ? Number(tfdt.getBigUint64(4)) : tfdt.getUint32(4);
  const trun = readTrun(needBox(traf, 'trun'), head.duration ?? track.defaultDuration);
  const flags = trun.firstFlags ?? head.flags ?? track.defaultFlags;
  return {
    decodeTime: start / track.timescale,
    duration: trun.ticks / track.timescale,
    samples: trun.samples,
    key: (flags & NOT_A_SYNC_SAMPLE) === 0,
  };
}

const FIRST_SAMPLE_FLAGS = 0x04;
const DURATIONS = 0x100;
const SIZES = 0x200;
const FLAGS = 0x400;
const OFFSETS = 0x800;

function readTrun(trun: DataView, defaultTicks: number) {
  const flags = flagsOf(trun);
  const samples = trun.getUint32(4);
  let at = 8 + (flags & 0x01 ? 4 : 0);
  let firstFlags: number | null = null;
  if (flags & FIRST_SAMPLE_FLAGS) {
    firstFlags = trun.getUint32(at);
    at += 4;
  }
  const field = (present: number): number => (flags & present ? 4 : 0);
  const flagsAt = field(DURATIONS) + field(SIZES);
  const each = flagsAt + field(FLAGS) + field(OFFSETS);
  if (samples === 0 || at + samples * each > trun.byteLength) throw new BoxError('trun');
  if (flags & FLAGS) firstFlags = trun.getUint32(at + flagsAt);
  let ticks = samples * defaultTicks;
  if (flags & DURATIONS) {
    ticks = 0;
    for (let n = 0; n < samples; n += 1) ticks += trun.getUint32(at + n * each);
  }
  return { samples, ticks, firstFlags };
}
