import type { MaskEffect, SoundEffect } from '../../../wire/codes.ts';
import type { Mask, Sound } from '../../../wire/events/clearance.ts';
import { FRAME_MS, RATE, SAMPLE_RATE } from './bake-limits.ts';
import { type BakePlan, shownAt } from './bake-plan.ts';
import { MASK_LEVELS, maskSize, type Size } from './mask-frames.ts';

export interface BakeLook {
  readonly plan: BakePlan;
  readonly masks: readonly Mask[];
  readonly sound: Sound;
  /** Of the recording. */
  readonly source: Size & { readonly audio: boolean };
}

/** Of the derivative's picture: no more than this, never more than it was, and even. */
const MOST: Size = { width: 1920, height: 1080 };

export function bakedSize({ width, height }: Size): Size {
  const share = Math.min(1, MOST.width / width, MOST.height / height);
  const even = (n: number) => Math.max(2, 2 * Math.round((n * share) / 2));
  return { width: even(width), height: even(height) };
}

/** Descriptors of the process: 0 to 2 as usual, then the masks, then a pipe for each piece. */
export const MASK_PIPE = 3;
export const firstPiecePipe = (masks: readonly Mask[]) => (masks.length > 0 ? MASK_PIPE + 1 : 3);

/** Bytes of one decoded picture and of what hangs on it, at most. */
const MOST_ALLOCATED = 512 * 2 ** 20;
/** Media is foreign: nothing but what is piped in is read. */
const BOUNDED = [
  '-max_alloc',
  String(MOST_ALLOCATED),
  '-protocol_whitelist',
  'pipe',
  '-threads',
  '1',
];

/** Pieces of a recording (fMP4, each through its pipe) and mask pictures → one MP4. Pure. */
export function bakeArgs(look: BakeLook, output: string): string[] {
  const { plan, masks, source } = look;
  const size = bakedSize(source);
  const grid = maskSize(size);
  const pieces = plan.pieces.flatMap((_, n) => [
    ...BOUNDED,
    ...['-f', 'mp4', '-i', `pipe:${firstPiecePipe(masks) + n}`],
  ]);
  const hidden = [
    ...['-f', 'rawvideo', '-pix_fmt', 'gray', '-video_size', `${grid.width}x${grid.height}`],
    ...['-framerate', String(RATE), '-i', `pipe:${MASK_PIPE}`],
  ];
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-filter_complex_threads', '1'],
    ...pieces,
    ...(masks.length > 0 ? hidden : []),
    ...['-filter_complex', [...pictureGraph(look, size), ...soundGraph(look)].join(';')],
    ...['-map', '[picture]', '-map', '[sound]', '-frames:v', String(plan.frames)],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-profile:v', 'high'],
    ...['-maxrate', '8M', '-bufsize', '16M', '-pix_fmt', 'yuv420p', '-r', String(RATE)],
    // A key frame every second, and none out of turn; shown in the order in which they are decoded.
    ...['-g', String(RATE), '-keyint_min', String(RATE), '-sc_threshold', '0', '-bf', '0'],
    ...['-threads', '2', '-c:a', 'aac', '-b:a', '96k'],
    ...['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact'],
    ...['-flags:v', '+bitexact', '-flags:a', '+bitexact'],
    ...['-movflags', '+faststart', '-f', 'mp4', '-y', output],
  ];
}

function pictureGraph(look: BakeLook, size: Size): string[] {
  const { plan, masks } = look;
  const pieces = plan.pieces.map(({ skipMs, frames }, n) =>
    [
      `[${n}:v:0]setpts=PTS-${seconds(skipMs)}/TB`,
      // What begins late or ends early shows its first or last picture for so long, never black.
      `trim=start=-0.5:end=${seconds((frames + RATE) * FRAME_MS)}`,
      `fps=${RATE}:start_time=0`,
      `tpad=stop_mode=clone:stop_duration=${seconds(frames * FRAME_MS)}`,
      `trim=end_frame=${frames}`,
      `scale=${size.width}:${size.height}:flags=bicubic,setsar=1,format=yuv420p[v${n}]`,
    ].join(','),
  );
  const joined = plan.pieces.map((_, n) => `[v${n}]`).join('');
  const whole = `${joined}concat=n=${plan.pieces.length}:v=1:a=0,setpts=N/(${RATE}*TB)[whole]`;
  return [...pieces, whole, ...maskGraph(masks, size, plan.pieces.length)];
}

function maskGraph(masks: readonly Mask[], size: Size, input: number): string[] {
  const { width, height } = size;
  const effects = (['blur', 'pixelate', 'black'] as const).filter((effect) =>
    masks.some((mask) => mask.effect === effect),
  );
  if (effects.length === 0) return ['[whole]null[picture]'];
  const copies = effects.map((effect) => `[${effect}0]`).join('');
  const planes = effects.map((effect) => `[${effect}Mask]`).join('');
  const graph = [
    `[whole]split=${effects.length + 1}[base0]${copies}`,
    `[${input}:v:0]scale=${width}:${height}:flags=neighbor,format=gray,split=${effects.length}${planes}`,
  ];
  for (const [n, effect] of effects.entries()) {
    const out = n === effects.length - 1 ? '[picture]' : `[base${n + 1}]`;
    graph.push(
      `[${effect}0]${hideAll(effect, masks, size)},format=yuva420p[${effect}1]`,
      `[${effect}Mask]lut=y='if(eq(val,${MASK_LEVELS[effect]}),255,0)'[${effect}Alpha]`,
      `[${effect}1][${effect}Alpha]alphamerge[${effect}2]`,
      `[base${n}][${effect}2]overlay=eof_action=repeat:format=yuv420${out}`,
    );
  }
  return graph;
}

/** What was there cannot be worked out from what is left: the picture is first made of few large blocks. */
function hideAll(effect: MaskEffect, masks: readonly Mask[], { width, height }: Size): string {
  if (effect === 'black') return 'lutyuv=y=16:u=128:v=128';
  const block = blockOf(effect, masks, { width, height });
  const few = `scale=${Math.max(1, Math.round(width / block))}:${Math.max(1, Math.round(height / block))}:flags=area`;
  return `${few},scale=${width}:${height}:flags=${effect === 'blur' ? 'bilinear' : 'neighbor'}`;
}

/** A region's shorter side is made of no more blocks than this. */
const BLOCKS = 6;

function blockOf(effect: MaskEffect, masks: readonly Mask[], { width, height }: Size): number {
  const sides = masks
    .filter((mask) => mask.effect === effect)
    .flatMap((mask) => [mask, ...(mask.keyframes ?? [])])
    .map(({ w, h }) => Math.min(w * width, h * height));
  const least = Math.max(8, Math.max(width, height) / 80);
  return Math.ceil(Math.max(least, Math.max(...sides) / BLOCKS));
}

function soundGraph({ plan, sound, source }: BakeLook): string[] {
  const end = `atrim=end_sample=${plan.frames * (SAMPLE_RATE / RATE)}`;
  const form = `aformat=sample_fmts=fltp:sample_rates=${SAMPLE_RATE}:channel_layouts=mono`;
  const out = `apad,${end},asetpts=N/SR/TB[sound]`;
  if (sound.whole === 'tone') return [`${TONE},${form},${out}`];
  if (sound.whole === 'mute' || !source.audio) {
    return [`anullsrc=r=${SAMPLE_RATE}:cl=mono,${form},${end},asetpts=N/SR/TB[sound]`];
  }
  const pieces = plan.pieces.map(({ skipMs, frames }, n) =>
    [
      `[${n}:a:0]asetpts=PTS-${seconds(skipMs)}/TB,atrim=start=0`,
      `aresample=${SAMPLE_RATE}:async=1:first_pts=0,${form}`,
      `apad,atrim=end_sample=${frames * (SAMPLE_RATE / RATE)}[a${n}]`,
    ].join(','),
  );
  const joined = plan.pieces.map((_, n) => `[a${n}]`).join('');
  const whole = `${joined}concat=n=${plan.pieces.length}:v=0:a=1,asetnsamples=n=256`;
  const silent = [...spansOf('mute', sound, plan), ...spansOf('tone', sound, plan)];
  const tones = spansOf('tone', sound, plan);
  if (silent.length === 0) return [...pieces, `${whole},${out}`];
  const kept = `${whole},volume=volume=0:enable='${during(silent)}'`;
  if (tones.length === 0) return [...pieces, `${kept},${out}`];
  return [
    ...pieces,
    `${kept}[kept]`,
    `${TONE},${form},asetnsamples=n=256,volume=volume=0:enable='not(${during(tones)})'[tone]`,
    `[kept][tone]amix=inputs=2:normalize=0:duration=first,${out}`,
  ];
}

const TONE = `sine=frequency=800:sample_rate=${SAMPLE_RATE},volume=0.3`;

/** Sound is cut off in steps of a few ms: a stretch is widened so that none of it is left, ms. */
const MARGIN = 20;

function spansOf(effect: SoundEffect, { ranges }: Sound, plan: BakePlan): string[] {
  return ranges
    .filter((range) => range.effect === effect)
    .map(({ fromMs, toMs }) => {
      const from = Math.max(0, shownAt(plan, fromMs) - MARGIN);
      return `between(t,${seconds(from)},${seconds(shownAt(plan, toMs) + MARGIN)})`;
    });
}

const during = (spans: readonly string[]) => spans.join('+');

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
