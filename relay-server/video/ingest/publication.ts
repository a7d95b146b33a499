import type { RunEnd } from '../media.ts';
import { CaptureClock } from './capture-clock.ts';
import { Converter, type ConverterEnd } from './converter.ts';
import { FLV_INPUT, ffmpegArgs, type Source } from './ffmpeg-args.ts';
import { bodyOf, type FlvMessage, flvHeader, tagAt } from './flv-message.ts';
import type { IngestLimits } from './limits.ts';
import type { Outlet } from './outlet.ts';
import { RunWriter } from './run-writer.ts';

export interface PublicationContext {
  readonly ffmpeg: string;
  readonly outlet: Outlet;
  readonly limits: IngestLimits;
  readonly log: (line: string) => void;
}

/** What describes a track's frames: codec and, where there is one, the header before them. */
interface TrackHead {
  readonly codec: string;
  readonly header: FlvMessage | null;
}

interface Running {
  readonly converter: Converter;
  readonly writer: RunWriter;
  readonly clock: CaptureClock;
  /** Of the first frame, ms on the publisher's timeline. */
  readonly base: number;
  readonly sound: boolean;
}

/** ms: a video timeline that leaps so far forward does not go on. */
const LEAP = 2_000;
/** ms between sound and pictures that were sent together. */
const OUT_OF_STEP = 5_000;
/** ms after a converter that failed at once; doubled each time. */
const BACK_OFF = { first: 1_000, most: 30_000 } as const;

/**
 * The media of one publisher, from its accepted key to its end: finds out what comes, feeds a
 * converter with it, and begins anew where the codecs change or the timestamps leap.
 */
export class Publication {
  readonly #streamId: string;
  readonly #context: PublicationContext;
  #video: TrackHead | null = null;
  #audio: TrackHead | null = null;
  #waiting: FlvMessage[] = [];
  #waitingBytes = 0;
  #firstVideoAt: number | null = null;
  #running: Running | null = null;
  #dropping = false;
  #latestVideo: number | null = null;
  #failures = 0;
  #notBefore = 0;
  #closed = false;
  /** UTC ms of the last media, and of the last picture. */
  lastMediaAt = Date.now();
  lastVideoAt = Date.now();

  constructor(streamId: string, context: PublicationContext) {
    this.#streamId = streamId;
    this.#context = context;
  }

  take(message: FlvMessage): void {
    if (this.#closed) return;
    this.lastMediaAt = message.arrival;
    if (message.kind === 'video') this.lastVideoAt = message.arrival;
    this.#learn(message);
    if (message.header) return;
    if (message.kind === 'video') this.#checkTime(message);
    if (this.#running) this.#forward(this.#running, message);
    else this.#gather(message);
  }

  close(reason: RunEnd): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#waiting = [];
    this.#stop(reason);
  }

  /** Notes what describes the track; a running converter cannot follow a change. */
  #learn(message: FlvMessage): void {
    const { kind, codec, header } = message;
    const before = kind === 'video' ? this.#video : this.#audio;
    const known = before?.codec === codec;
    const changed = header
      ? !(known && before.header && bodyOf(before.header).equals(bodyOf(message)))
      : !known;
    if (!changed) return;
    const head: TrackHead = { codec, header: header ? message : null };
    if (kind === 'video') this.#video = head;
    else this.#audio = head;
    if (this.#running) this.#stop('closed');
  }

  #checkTime({ dts }: FlvMessage): void {
    const step = this.#latestVideo === null ? 0 : dts - this.#latestVideo;
    this.#latestVideo = dts;
    if (step >= 0 && step <= LEAP) return;
    this.#waiting = [];
    this.#stop('closed');
  }

  #gather(message: FlvMessage): void {
    if (message.kind === 'video') this.#firstVideoAt ??= message.arrival;
    if (message.key) {
      this.#waiting = [];
      this.#waitingBytes = 0;
    } else if (this.#waiting.length === 0) {
      return;
    }
    this.#waiting.push(message);
    this.#waitingBytes += message.tag.length;
    if (this.#waitingBytes > this.#context.limits.converterBacklog) this.#waiting = [];
    this.#tryStart(message.arrival);
  }

  #tryStart(now: number): void {
    const [first] = this.#waiting;
    const video = this.#video;
    if (!first || !video || now < this.#notBefore) return;
    if (video.codec === 'h264' && !video.header) return;
    const soundKnown = this.#audio !== null && (this.#audio.codec !== 'aac' || this.#audio.header);
    const waited = now - (this.#firstVideoAt ?? now);
    if (!soundKnown && waited < this.#context.limits.soundWait) return;
    this.#start(first, video, soundKnown ? this.#audio : null);
  }

  #start(first: FlvMessage, video: TrackHead, audio: TrackHead | null): void {
    const clock = new CaptureClock();
    const { outlet, ffmpeg } = this.#context;
    const writer = new RunWriter(this.#streamId, outlet, clock);
    const source: Source = {
      video: video.codec === 'h264' ? 'copy' : 'convert',
      audio: audio && (audio.codec === 'aac' ? 'copy' : 'convert'),
      input: FLV_INPUT,
    };
    const running: Running = {
      converter: new Converter(
        ffmpeg,
        ffmpegArgs(source),
        (bytes) => this.#converted(running, bytes),
        (end) => this.#ended(running, end),
      ),
      writer,
      clock,
      base: first.dts,
      sound: audio !== null,
    };
    this.#running = running;
    this.#notBefore = Date.now() + BACK_OFF.first;
    this.#dropping = false;
    running.converter.write(flvHeader(running.sound));
    for (const { header } of [video, ...(audio ? [audio] : [])]) {
      if (header) running.converter.write(tagAt(header, 0));
    }
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const message of waiting) this.#forward(running, message);
  }

  #forward(running: Running, message: FlvMessage): void {
    if (message.kind === 'audio' && !(running.sound && this.#inStep(message))) return;
    const at = message.dts - running.base;
    if (at < 0) return;
    if (message.kind === 'video') running.clock.observe(message.arrival, at);
    if (this.#mustDrop(running.converter.backlog, message)) return;
    running.converter.write(tagAt(message, at));
  }

  /** Sound of another time than the pictures would keep the converter waiting. */
  #inStep({ dts }: FlvMessage): boolean {
    return Math.abs(dts - (this.#latestVideo ?? dts)) <= OUT_OF_STEP;
  }

  /** A converter that falls behind misses whole groups of pictures; its input does not grow. */
  #mustDrop(backlog: number, message: FlvMessage): boolean {
    const most = this.#context.limits.converterBacklog;
    if (this.#dropping) this.#dropping = !(message.key && backlog < most / 2);
    else if (backlog > most) {
      this.#dropping = true;
      this.#context.log(`直播 ${this.#streamId}：转换跟不上，正在丢弃画面`);
    }
    return this.#dropping;
  }

  #converted(running: Running, bytes: Buffer): void {
    try {
      running.writer.push(bytes);
      if (running.writer.fruitful) this.#failures = 0;
    } catch (error) {
      this.#context.log(`直播 ${this.#streamId}：转换结果无法解析：${String(error)}`);
      running.writer.end('unreadable', false);
      running.converter.kill();
    }
  }

  /** By itself, or because it was told to: then `#running` is another one or none. */
  #ended(running: Running, end: ConverterEnd): void {
    if (this.#running !== running) {
      running.writer.end('closed', true);
      return;
    }
    this.#running = null;
    running.writer.end(end.code === null ? 'failed' : 'unreadable', true);
    const wait = Math.min(BACK_OFF.first * 2 ** this.#failures, BACK_OFF.most);
    this.#failures += 1;
    this.#notBefore = Date.now() + wait;
    const how = end.signal ?? end.code ?? '无法启动';
    this.#context.log(`直播 ${this.#streamId}：转换进程意外结束（${how}）${end.tail}`);
  }

  #stop(reason: RunEnd): void {
    const running = this.#running;
    this.#running = null;
    this.#firstVideoAt = null;
    if (!running) return;
    if (reason === 'closed') {
      // Its last frames are still under way.
      running.converter.finish();
      return;
    }
    running.writer.end(reason, false);
    running.converter.kill();
  }
}
