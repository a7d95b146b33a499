/** Bytes of one decoded picture and of what hangs on it, at most. */
const MOST_ALLOCATED = 256 * 2 ** 20;
/** Of one picture: 8K and no more. */
const MOST_PIXELS = 7680 * 4320;

const QUIET = ['-hide_banner', '-loglevel', 'error'];
/** Media is foreign: nothing but what is piped in is read, and one picture has its bounds. */
const BOUNDED = [
  ...['-max_alloc', String(MOST_ALLOCATED), '-protocol_whitelist', 'pipe'],
  ...['-threads', '1', '-max_pixels', String(MOST_PIXELS)],
];

/** Piped fMP4 → its first picture as raw RGB of this size. */
export function pictureArgs({ width, height }: Size): string[] {
  return [
    ...QUIET,
    ...BOUNDED,
    ...['-f', 'mp4', '-i', 'pipe:0', '-map', '0:v:0', '-frames:v', '1'],
    ...['-vf', `scale=${width}:${height}:flags=bilinear`, '-pix_fmt', 'rgb24'],
    ...['-threads', '1', '-f', 'rawvideo', 'pipe:1'],
  ];
}

/** Piped raw RGB of this size → JPEG. */
export function sheetArgs({ width, height }: Size): string[] {
  return [
    ...QUIET,
    ...['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-video_size', `${width}x${height}`],
    ...['-i', 'pipe:0', '-frames:v', '1', '-q:v', '6', '-threads', '1', '-f', 'mjpeg', 'pipe:1'],
  ];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Bytes of raw RGB. */
export const rgbBytes = ({ width, height }: Size): number => width * height * 3;
