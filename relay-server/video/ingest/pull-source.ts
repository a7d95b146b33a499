import { execFile } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Source } from './ffmpeg-args.ts';

/** By scheme: what ffmpeg may open for it, and nothing else. */
const PROTOCOLS: Readonly<Record<string, string>> = {
  'rtsp:': 'rtsp,tcp',
  'rtmp:': 'rtmp,tcp',
  'http:': 'http,tcp',
  'https:': 'https,tls,tcp',
};

/** µs without a byte */
const TIMEOUT = '10000000';

export class UnfitAddress extends Error {
  override readonly name = 'UnfitAddress';
}

/**
 * What comes before the address on the command lines of ffmpeg and ffprobe, and the address itself.
 * @param major of ffmpeg's version: the name of an option depends on it
 * @param patient whether it may take 5 s to know the tracks, instead of 1 s
 * @throws UnfitAddress, in Chinese
 */
export function pullInput(address: string, major: number, patient = false): string[] {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const allowed = PROTOCOLS[url?.protocol ?? ''];
  if (!url || allowed === undefined || url.hostname === '') {
    throw new UnfitAddress('地址须以 rtsp://、rtmp://、http:// 或 https:// 开头');
  }
  const rtsp = ['-rtsp_transport', 'tcp', major >= 5 ? '-timeout' : '-stimeout', TIMEOUT];
  return [
    ...['-protocol_whitelist', allowed],
    ...(url.protocol === 'rtsp:' ? rtsp : ['-rw_timeout', TIMEOUT]),
    ...['-probesize', '5000000', '-analyzeduration', patient ? '5000000' : '1000000'],
    ...['-fpsprobesize', '0'],
    ...['-i', url.href],
  ];
}

/** Of what ffprobe does not know it tells no name: what a camera notes beside its pictures, for one. */
const probed = z.object({
  streams: z.array(
    z.object({ codec_type: z.string().optional(), codec_name: z.string().optional() }),
  ),
});

export interface Probed extends Pick<Source, 'video' | 'audio'> {
  /** There is sound, of a kind that cannot be read. */
  readonly isMute: boolean;
}

/** @returns what to do with the tracks; null: no pictures there @throws z.ZodError, SyntaxError on another format */
export function readProbe(json: string): Probed | null {
  const { streams } = probed.parse(JSON.parse(json));
  const first = (kind: string) => streams.find((each) => each.codec_type === kind);
  const video = first('video')?.codec_name;
  if (video === undefined) return null;
  const sound = first('audio');
  const isMute = sound !== undefined && sound.codec_name === undefined;
  // Sound is made anew even where it is AAC: in a transport stream its description comes too late.
  const audio = sound === undefined || isMute ? null : 'convert';
  return { video: video === 'h264' ? 'copy' : 'convert', audio, isMute };
}

const MOST_OUTPUT = 256 * 1024;

/** Looks what there is at the address. @throws what ffprobe says, or that there are no pictures */
export function probe(ffmpeg: string, input: readonly string[], signal: AbortSignal) {
  const command =
    basename(ffmpeg) === ffmpeg
      ? 'ffprobe'
      : join(dirname(ffmpeg), `${basename(ffmpeg, 'ffmpeg')}ffprobe`);
  const args = ['-v', 'error', '-show_streams', '-of', 'json', ...input];
  return new Promise<Probed>((resolve, reject) => {
    const options = { timeout: 30_000, maxBuffer: MOST_OUTPUT, signal } as const;
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error) {
        reject(new Error(stderr.trim().slice(-300) || error.message));
        return;
      }
      try {
        const found = readProbe(stdout);
        if (found) resolve(found);
        else reject(new Error('没有画面'));
      } catch (wrong) {
        reject(wrong);
      }
    });
  });
}
