import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough, type Writable } from 'node:stream';
import { drawClock } from './clock-picture.ts';

export interface CameraSettings {
  readonly width: number;
  readonly height: number;
  /** Outputs of ffmpeg's `tee`, all fed by one encoder: the same pictures, byte for byte. */
  readonly outputs: readonly string[];
  /** Where an output `pipe:3` goes; absent: there is none. */
  readonly tap?: (bytes: Buffer) => void;
}

export const FPS = 25;
/** Lines that the picture moves through before it begins anew. */
const TRAVEL = 400;

/** To the relay's real door. */
export const toRtmp = (address: string): string => `[f=flv:onfail=ignore]${address}`;

/**
 * A camera whose pictures carry the time at which they were drawn: raw frames, 25 a second, encoded by
 * x264 for low latency, a key frame a second, with a tone beside them. What it cannot pass on at once
 * it does not draw, as a camera does.
 */
export class ClockCamera {
  readonly #ffmpeg: ChildProcess;
  readonly #stdin: Writable;
  readonly #frame: Buffer;
  readonly #ground: Buffer;
  readonly #settings: CameraSettings;
  readonly #timer: NodeJS.Timeout;
  readonly #startedAt = performance.now();
  #drawn = 0;
  #complaint = '';

  constructor(settings: CameraSettings) {
    const { width, height, outputs, tap } = settings;
    this.#settings = settings;
    this.#ground = groundOf(width, height + TRAVEL);
    this.#frame = Buffer.alloc((width * height * 3) / 2, 128);
    const ffmpeg = spawn('ffmpeg', argsOf(width, height, outputs), {
      stdio: ['pipe', 'ignore', 'pipe', tap ? 'pipe' : 'ignore'],
    });
    this.#stdin = ffmpeg.stdin ?? new PassThrough();
    this.#stdin.on('error', () => this.#stdin.destroy());
    ffmpeg.stderr?.on('data', (bytes: Buffer) => {
      this.#complaint = (this.#complaint + bytes.toString()).slice(-600);
    });
    ffmpeg.stdio[3]?.on('data', (bytes: Buffer) => tap?.(bytes));
    this.#ffmpeg = ffmpeg;
    this.#timer = setInterval(() => this.#draw(), 5);
  }

  /** It has ended by itself: what ffmpeg said; null: it runs. */
  get ended(): string | null {
    const { exitCode, signalCode } = this.#ffmpeg;
    return exitCode === null && signalCode === null ? null : this.#complaint || 'ended';
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    if (this.ended !== null) return;
    const gone = once(this.#ffmpeg, 'close');
    this.#ffmpeg.kill('SIGKILL');
    await gone;
  }

  #draw(): void {
    const due = Math.floor(((performance.now() - this.#startedAt) * FPS) / 1000);
    const stdin = this.#stdin;
    if (due <= this.#drawn || stdin.destroyed || stdin.writableNeedDrain) return;
    // A frame that is late is drawn once; those before it are left out.
    this.#drawn = due;
    const { width, height } = this.#settings;
    const from = ((due * 3) % TRAVEL) * width;
    const frame = Buffer.from(this.#frame);
    frame.set(this.#ground.subarray(from, from + width * height));
    drawClock(frame, width, performance.timeOrigin + performance.now());
    stdin.write(frame);
  }
}

/** Something to encode: stripes with a grain, the same for every run. */
function groundOf(width: number, height: number): Buffer {
  const luma = Buffer.alloc(width * height);
  let seed = 7;
  for (let at = 0; at < luma.length; at += 1) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    const stripe = 70 + 90 * ((((at % width) >> 5) + (Math.floor(at / width) >> 4)) % 2);
    luma[at] = stripe + ((seed >>> 16) % 8);
  }
  return luma;
}

function argsOf(width: number, height: number, outputs: readonly string[]): string[] {
  return [
    ...['-hide_banner', '-loglevel', 'error', '-fflags', 'nobuffer', '-probesize', '32'],
    ...['-use_wallclock_as_timestamps', '1', '-f', 'rawvideo', '-pix_fmt', 'yuv420p'],
    ...['-video_size', `${width}x${height}`, '-framerate', String(FPS), '-i', 'pipe:0'],
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=44100'],
    ...['-map', '0:v', '-map', '1:a', '-vsync', 'passthrough', '-c:v', 'libx264'],
    ...['-preset', 'ultrafast', '-tune', 'zerolatency', '-threads', '1', '-crf', '27'],
    ...['-g', String(FPS), '-keyint_min', String(FPS), '-sc_threshold', '0'],
    ...['-c:a', 'aac', '-b:a', '64k', '-flags', '+global_header', '-flush_packets', '1'],
    ...['-f', 'tee', outputs.join('|')],
  ];
}
