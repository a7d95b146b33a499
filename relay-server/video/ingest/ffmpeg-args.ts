/** What goes in, and what is done with it. */
export interface Source {
  readonly video: 'copy' | 'convert';
  /** Null: no sound. */
  readonly audio: 'copy' | 'convert' | null;
  /** Options before and including `-i`. */
  readonly input: readonly string[];
}

/** From standard input, in FLV. The analysis ends as soon as the codecs are known. */
export const FLV_INPUT: readonly string[] = [
  ...['-protocol_whitelist', 'pipe', '-f', 'flv'],
  ...['-probesize', '100000', '-analyzeduration', '1', '-i', 'pipe:0'],
];

const GENERAL = ['-hide_banner', '-nostats', '-loglevel', 'error'];

/** Decoding: no frames held back, few threads. */
const DECODE = ['-flags', 'low_delay', '-thread_type', 'slice', '-threads', '2'];

const X264 = [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency', '-threads', '2'],
  ...['-pix_fmt', 'yuv420p', '-profile:v', 'high', '-crf', '24'],
  ...['-maxrate', '4M', '-bufsize', '2M'],
  ...['-force_key_frames', 'expr:gte(t,n_forced*2)', '-sc_threshold', '0'],
  '-vf',
  "scale=w='min(iw,1920)':h='min(ih,1080)':force_original_aspect_ratio=decrease:force_divisible_by=2",
];

/**
 * Fragmented MP4, a fragment for every frame. `-frag_duration 1` and not `frag_every_frame`, which
 * doubles and drops sample durations where two tracks alternate. Without `skip_trailer` an index
 * would grow as long as the stream lasts. Where a track falls silent, the other waits 100 ms for it.
 */
const OUTPUT = [
  ...['-max_interleave_delta', '100000', '-flush_packets', '1', '-f', 'mp4'],
  ...['-movflags', '+empty_moov+default_base_moof+skip_trailer', '-frag_duration', '1', 'pipe:1'],
];

/** Arguments of ffmpeg ≥ 4.4: what comes out is H.264 and AAC; only these may be copied. */
export function ffmpegArgs({ video, audio, input }: Source): string[] {
  return [
    ...GENERAL,
    ...(video === 'copy' ? [] : DECODE),
    ...input,
    ...['-map', '0:v:0', ...(video === 'copy' ? ['-c:v', 'copy'] : X264)],
    ...sound(audio),
    ...['-sn', '-dn', '-map_metadata', '-1'],
    ...OUTPUT,
  ];
}

function sound(audio: Source['audio']): string[] {
  if (audio === null) return ['-an'];
  if (audio === 'copy') return ['-map', '0:a:0', '-c:a', 'copy'];
  return ['-map', '0:a:0', '-c:a', 'aac', '-b:a', '96k', '-ac', '1', '-ar', '44100'];
}
