import { BoxError } from './box.ts';
import { Converter, type ConverterEnd } from './converter.ts';
import { FLV_INPUT, ffmpegArgs } from './ffmpeg-args.ts';
import { type FlvMessage, flvHeader, tagAt } from './flv-message.ts';
import type { TrackHead } from './gathering.ts';
import { Packager } from './packager/packager.ts';
import type { RunWriter } from './run-writer.ts';

/** Takes a publisher's messages and sees to it that a run comes of them. */
export interface Feed {
  /** Bytes that wait to be taken. */
  readonly backlog: number;
  /** @param at ms from the run's first picture */
  take(message: FlvMessage, at: number): void;
  /** What was taken is finished, then the run ends. */
  finish(): void;
  /** Nothing more comes; the run has been ended. */
  kill(): void;
}

export interface Tracks {
  readonly video: TrackHead;
  readonly audio: TrackHead | null;
}

/** The feed that needs no converter; null where what comes must be converted, or is of an unusual kind. */
export function packagerFeed({ video, audio }: Tracks, writer: RunWriter): Feed | null {
  if (video.codec !== 'h264' || (audio && audio.codec !== 'aac')) return null;
  try {
    const packager = new Packager(video, audio, (fragment) => writer.take(fragment));
    writer.begin(packager.init);
    return {
      backlog: 0,
      take: (message, at) => packager.take(message, at),
      finish: () => {
        packager.finish();
        writer.end('closed', true);
      },
      kill: () => undefined,
    };
  } catch (error) {
    if (error instanceof BoxError) return null;
    throw error;
  }
}

/** Through an ffmpeg that converts what has to be converted. */
export function converterFeed(
  { video, audio }: Tracks,
  command: string,
  onOutput: (bytes: Buffer) => void,
  onEnd: (end: ConverterEnd) => void,
): Feed {
  const args = ffmpegArgs({
    video: video.codec === 'h264' ? 'copy' : 'convert',
    audio: audio && (audio.codec === 'aac' ? 'copy' : 'convert'),
    input: FLV_INPUT,
  });
  const converter = new Converter(command, args, onOutput, onEnd);
  converter.write(flvHeader(audio !== null));
  for (const head of [video, audio]) {
    if (head?.header) converter.write(tagAt(head.header, 0));
  }
  return {
    get backlog() {
      return converter.backlog;
    },
    take: (message, at) => converter.write(tagAt(message, at)),
    finish: () => converter.finish(),
    kill: () => converter.kill(),
  };
}
