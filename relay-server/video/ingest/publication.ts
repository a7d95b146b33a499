import type { RunEnd } from '../media.ts';
import { CaptureClock } from './capture-clock.ts';
import type { ConverterEnd } from './converter.ts';
import { converterFeed, type Feed, packagerFeed } from './feed.ts';
import { type FlvMessage, isAudible } from './flv-message.ts';
import { type Gathered, Gathering } from './gathering.ts';
import type { IngestLimits } from './limits.ts';
import type { Outlet } from './outlet.ts';
import { RunWriter } from './run-writer.ts';

export interface ConverterContext {
  readonly ffmpeg: string;
  /** Of ffmpeg's version. */
  readonly major: number;
  readonly outlet: Outlet;
  readonly limits: IngestLimits;
  readonly log: (line: string) => void;
}

interface Running {
  readonly feed: Feed;
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
/** ms after a start, and after a failure; doubled with each failure that follows. */
const BACK_OFF = { first: 1_000, most: 30_000 } as const;
/** ms of pictures in vain that are worth a line in the log. */
const IN_VAIN = 10_000;
/** Named by a number of its own, which ffmpeg does not know; by four characters from ffmpeg 7 on. */
const H265 = new Set(['12', 'hvc1']);

/**
 * The media of one publisher, from its accepted key to its end: finds out what comes, packages
 * it (or has it converted), and begins anew where the codecs change or the timestamps leap.
 */
export class Publication {
  readonly #streamId: string;
  readonly #context: ConverterContext;
  readonly #gathering: Gathering;
  #running: Running | null = null;
  #dropping = false;
  #latestVideo: number | null = null;
  #failures = 0;
  #notBefore = 0;
  #closed = false;
  readonly #said = new Set<string>();
  /** UTC ms of the last media, and of the last picture. */
  lastMediaAt = Date.now();
  lastVideoAt = Date.now();

  constructor(streamId: string, context: ConverterContext) {
    this.#streamId = streamId;
    this.#context = context;
    const { soundWait, converterBacklog } = context.limits;
    this.#gathering = new Gathering(soundWait, converterBacklog);
  }

  /** Bytes that wait for the converter. */
  get backlog(): number {
    return this.#running?.feed.backlog ?? 0;
  }

  take(message: FlvMessage): void {
    if (this.#closed) return;
    this.lastMediaAt = message.arrival;
    if (message.kind === 'video') {
      if (!this.#readable(message.codec)) return;
      this.lastVideoAt = message.arrival;
    } else if (!this.#audible(message.codec)) return;
    // A running converter cannot follow a change.
    if (this.#gathering.learn(message) && this.#running) this.#stop('closed');
    if (message.header) return;
    if (message.kind === 'video') this.#checkTime(message);
    if (this.#running) this.#forward(this.#running, message);
    else this.#gather(message);
  }

  close(reason: RunEnd): void {
    this.#closed = true;
    this.#stop(reason);
  }

  #readable(codec: string): boolean {
    if (!H265.has(codec) || (codec === 'hvc1' && this.#context.major >= 7)) return true;
    this.#sayOnce('设备推送的是 H.265，本机 ffmpeg 不能读取，请在设备上改为 H.264');
    return false;
  }

  /** What could not be read would keep the pictures from coming, too. */
  #audible(codec: string): boolean {
    if (isAudible(codec)) return true;
    this.#sayOnce(
      `设备的声音格式（FLV 编号 ${codec}）不能读取，只有画面；请在设备上改为 AAC 或 G.711`,
    );
    return false;
  }

  #checkTime({ dts }: FlvMessage): void {
    const step = this.#latestVideo === null ? 0 : dts - this.#latestVideo;
    this.#latestVideo = dts;
    if (step < 0 || step > LEAP) this.#stop('closed');
  }

  #gather(message: FlvMessage): void {
    const now = message.arrival;
    this.#gathering.add(message);
    if (this.#gathering.waited(now) > IN_VAIN) this.#sayOnce('收到数据，但没有可用的关键帧');
    const gathered = now < this.#notBefore ? null : this.#gathering.take(now);
    if (gathered) this.#start(gathered, now);
  }

  #start({ video, audio, messages }: Gathered, now: number): void {
    const clock = new CaptureClock();
    const { outlet, ffmpeg } = this.#context;
    const writer = new RunWriter(this.#streamId, outlet, clock);
    const tracks = { video, audio };
    const running: Running = {
      feed:
        packagerFeed(tracks, writer) ??
        converterFeed(
          tracks,
          ffmpeg,
          (bytes) => this.#converted(running, bytes),
          (end) => this.#ended(running, end),
        ),
      writer,
      clock,
      base: messages[0].dts,
      sound: audio !== null,
    };
    this.#running = running;
    this.#notBefore = now + BACK_OFF.first;
    this.#dropping = false;
    for (const message of messages) this.#forward(running, message);
  }

  #forward(running: Running, message: FlvMessage): void {
    if (message.kind === 'audio' && !(running.sound && this.#inStep(message))) return;
    const at = message.dts - running.base;
    if (at < 0) return;
    if (message.kind === 'video') running.clock.observe(message.arrival, at);
    if (this.#mustDrop(running.feed.backlog, message)) return;
    running.feed.take(message, at);
  }

  /** Sound of another time than the pictures would keep the converter waiting. */
  #inStep({ dts }: FlvMessage): boolean {
    return Math.abs(dts - (this.#latestVideo ?? dts)) <= OUT_OF_STEP;
  }

  /** A converter that falls behind misses whole groups of pictures; its input does not grow. */
  #mustDrop(backlog: number, message: FlvMessage): boolean {
    const most = this.#context.limits.converterBacklog;
    if (this.#dropping) {
      this.#dropping = !(message.key && backlog < most / 2);
    } else if (backlog > most) {
      this.#dropping = true;
      this.#say('转换跟不上，正在丢弃画面');
    }
    return this.#dropping;
  }

  #converted(running: Running, bytes: Buffer): void {
    try {
      running.writer.push(bytes);
      if (running.writer.fruitful) this.#failures = 0;
    } catch (error) {
      this.#say(`转换结果无法解析：${String(error)}`);
      running.writer.end('unreadable', false);
      running.feed.kill();
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
    this.#notBefore = Date.now() + Math.min(BACK_OFF.first * 2 ** this.#failures, BACK_OFF.most);
    this.#failures += 1;
    this.#say(`转换进程意外结束（${end.signal ?? end.code ?? '无法启动'}）${end.tail}`);
  }

  #stop(reason: RunEnd): void {
    const running = this.#running;
    this.#running = null;
    this.#gathering.reset();
    if (!running) return;
    if (reason === 'closed') {
      // Its last frames are still under way.
      running.feed.finish();
      return;
    }
    running.writer.end(reason, false);
    running.feed.kill();
  }

  #sayOnce(what: string): void {
    if (!this.#said.has(what)) this.#say(what);
    this.#said.add(what);
  }

  #say(what: string): void {
    this.#context.log(`直播 ${this.#streamId}：${what}`);
  }
}
