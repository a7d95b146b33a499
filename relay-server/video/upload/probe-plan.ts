import { z } from 'zod';
import type { FileKind } from './file-kind.ts';
import type { RewriteLimits } from './upload-limits.ts';

const stream = z.object({
  index: z.int().min(0),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  pix_fmt: z.string().optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  disposition: z.object({ attached_pic: z.int() }).partial().optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
});
const probed = z.object({
  streams: z.array(stream).default([]),
  format: z.object({ duration: z.string().optional() }).default({}),
});
type Stream = z.infer<typeof stream>;

/** What is done with the tracks of a file. */
export interface Plan {
  readonly video: { readonly index: number; readonly mode: 'copy' | 'convert' };
  readonly audio: { readonly index: number; readonly mode: 'copy' | 'convert' } | null;
  /** Seconds, as the file says; null: it does not. */
  readonly seconds: number | null;
  /** All of the file's media goes into the recording as it is. */
  readonly isFaithful: boolean;
}

/** The file is no recording that can be taken; the message says in Chinese why. */
export class UnfitFile extends Error {
  override readonly name = 'UnfitFile';
}

/** What browsers play as it is. */
const PLAYED: ReadonlySet<unknown> = new Set(['yuv420p', 'yuvj420p']);

/**
 * @param json what ffprobe says of streams and format
 * @throws UnfitFile; ZodError, SyntaxError on another format
 */
export function planOf(json: string, kind: FileKind, limits: RewriteLimits): Plan {
  const { streams, format } = probed.parse(JSON.parse(json));
  const own = streams.filter(({ disposition }) => disposition?.attached_pic !== 1);
  const video = own.find(({ codec_type: kind }) => kind === 'video');
  const audio = own.find(({ codec_type: kind }) => kind === 'audio');
  if (video?.codec_name === undefined) throw new UnfitFile('文件中没有可读的画面');
  requireSize(video, limits);
  const seconds = secondsOf(format.duration);
  if (seconds !== null && seconds > limits.mediaSeconds) {
    throw new UnfitFile(`文件自称时长超过 ${limits.mediaSeconds / 3_600} 小时，不可信`);
  }
  // In a transport stream the sound's description comes too late to be copied.
  const isCopied = audio?.codec_name === 'aac' && kind !== 'mpegts';
  const copied = { video: isPlayed(video), audio: isCopied };
  return {
    video: { index: video.index, mode: copied.video ? 'copy' : 'convert' },
    audio: audio?.codec_name
      ? { index: audio.index, mode: copied.audio ? 'copy' : 'convert' }
      : null,
    seconds,
    isFaithful:
      copied.video &&
      (audio === undefined || copied.audio) &&
      own.every((one) => one === video || one === audio),
  };
}

function requireSize({ width = 0, height = 0 }: Stream, { side, pixels }: RewriteLimits): void {
  if (width < 1 || height < 1) throw new UnfitFile('文件中没有可读的画面');
  if (width <= side && height <= side && width * height <= pixels) return;
  throw new UnfitFile(`画面 ${width}×${height} 过大，最大 ${side} 像素见方、8K`);
}

function isPlayed({ codec_name: codec, pix_fmt: format, side_data_list: side }: Stream): boolean {
  const turned = side?.some(({ rotation = 0 }) => rotation % 360 !== 0) ?? false;
  return codec === 'h264' && PLAYED.has(format) && !turned;
}

function secondsOf(duration: string | undefined): number | null {
  const seconds = Number(duration);
  return duration !== undefined && Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}
