import type { FileKind } from './file-kind.ts';
import type { Plan } from './probe-plan.ts';

/** Decoders that field devices and their software need; a file asks for no other. */
const DECODERS = [
  ...['h264', 'hevc', 'av1', 'libdav1d', 'vp8', 'vp9', 'mpeg4', 'mpeg2video', 'mpeg1video', 'h263'],
  ...['mjpeg', 'aac', 'aac_latm', 'mp3', 'mp3float', 'mp2', 'mp2float', 'ac3', 'amrnb', 'opus'],
  ...[
    'vorbis',
    'pcm_s16le',
    'pcm_s16be',
    'pcm_u8',
    'pcm_alaw',
    'pcm_mulaw',
    'adpcm_ima_wav',
    'g726',
  ],
].join(',');

/** One block of memory that a file may make ffmpeg ask for, bytes: the tables of a day in one file fit. */
const MOST_BLOCK = '536870912';

/** The file alone, read as what its first bytes show it to be: nothing else is opened for it. */
function input(file: string, kind: FileKind): string[] {
  return [
    ...['-protocol_whitelist', 'file', '-f', kind, '-codec_whitelist', DECODERS],
    ...['-i', `file:${file}`],
  ];
}

export function probeArgs(file: string, kind: FileKind): string[] {
  return [
    ...['-v', 'error', '-max_alloc', MOST_BLOCK, '-show_streams', '-show_format', '-of', 'json'],
    ...input(file, kind),
  ];
}

const X264 = [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-profile:v', 'high'],
  ...['-crf', '23', '-maxrate', '6M', '-bufsize', '12M', '-threads', '2'],
  ...['-force_key_frames', 'expr:gte(t,n_forced*2)', '-sc_threshold', '0', '-vf'],
  "scale=w='min(iw,1920)':h='min(ih,1080)':force_original_aspect_ratio=decrease:force_divisible_by=2",
];

/**
 * Arguments of ffmpeg ≥ 4.4: fragmented MP4 of H.264 and AAC on standard output, a fragment for every
 * frame, as live is.
 */
export function rewriteArgs(file: string, kind: FileKind, { video, audio }: Plan): string[] {
  return [
    ...['-hide_banner', '-nostats', '-nostdin', '-loglevel', 'error', '-max_alloc', MOST_BLOCK],
    ...['-threads', '2', '-max_pixels', String(8_192 * 4_320)],
    ...input(file, kind),
    ...['-map', `0:${video.index}`, ...(video.mode === 'copy' ? ['-c:v', 'copy'] : X264)],
    ...(audio ? ['-map', `0:${audio.index}`, ...sound(audio.mode)] : ['-an']),
    ...['-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1', '-flush_packets', '1'],
    ...['-f', 'mp4', '-movflags', '+empty_moov+default_base_moof+skip_trailer'],
    ...['-frag_duration', '1', 'pipe:1'],
  ];
}

function sound(mode: 'copy' | 'convert'): string[] {
  if (mode === 'copy') return ['-c:a', 'copy'];
  return ['-c:a', 'aac', '-b:a', '96k', '-ac', '1', '-ar', '44100'];
}
