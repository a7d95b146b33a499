/** What goes in: which codecs, and where from. */
export interface Source {
  readonly videoCodec: string;
  /** Null: no sound. */
  readonly audioCodec: string | null;
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

/** Arguments of ffmpeg ≥ 4.4: copies H.264 and AAC, converts everything else to them. */
export function ffmpegArgs({ videoCodec, audioCodec, input }: Source): string[] {
  const copied = videoCodec === 'h264';
  return [
    ...GENERAL,
    ...(copied ? [] : DECODE),
    ...input,
    ...['-map', '0:v:0', ...(copied ? ['-c:v', 'copy'] : X264)],
    ...sound(audioCodec),
    ...['-sn', '-dn', '-map_metadata', '-1'],
    ...OUTPUT,
  ];
}

function sound(codec: string | null): string[] {
  if (codec === null) return ['-an'];
  if (codec === 'aac') return ['-map', '0:a:0', '-c:a', 'copy'];
  return ['-map', '0:a:0', '-c:a', 'aac', '-b:a', '96k', '-ac', '1', '-ar', '44100'];
}
