import type { RunEnd } from '../media.ts';
import { CaptureClock } from './capture-clock.ts';
import { Converter, type ConverterEnd } from './converter.ts';
import { ffmpegArgs } from './ffmpeg-args.ts';
import type { ConverterContext } from './publication.ts';
import { type Probed, probe, pullInput, UnfitAddress } from './pull-source.ts';
import { RunWriter } from './run-writer.ts';

/** ms */
const BACK_OFF = { first: 1_000, most: 30_000 } as const;

interface Running {
  readonly converter: Converter;
  readonly writer: RunWriter;
  readonly found: Probed;
  lastOutputAt: number;
  silent: boolean;
}

/** Fetches a stream from an address, again and again until it is closed. */
export class Pull {
  readonly #streamId: string;
  readonly #url: string;
  readonly #context: ConverterContext;
  readonly #abort = new AbortController();
  #running: Running | null = null;
  #timer: NodeJS.Timeout | undefined;
  #watch: NodeJS.Timeout | undefined;
  #wait: number = BACK_OFF.first;
  #said = '';
  /** What was there last, if anything came of it: not looked for again. */
  #found: Probed | null = null;
  #patient = false;

  constructor(streamId: string, url: string, context: ConverterContext) {
    this.#streamId = streamId;
    this.#url = url;
    this.#context = context;
    void this.#fetch();
  }

  close(reason: RunEnd): void {
    this.#abort.abort();
    clearTimeout(this.#timer);
    clearInterval(this.#watch);
    const running = this.#running;
    this.#running = null;
    if (!running) return;
    running.writer.end(reason, false);
    running.converter.kill();
  }

  async #fetch(): Promise<void> {
    const { ffmpeg, major } = this.#context;
    try {
      const input = pullInput(this.#url, major, this.#patient);
      const found = this.#found ?? (await probe(ffmpeg, input, this.#abort.signal));
      if (!this.#abort.signal.aborted) this.#start(found, input);
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      this.#say(error instanceof Error ? error.message : String(error));
      this.#patient = true;
      // Waiting does not make such an address better.
      if (!(error instanceof UnfitAddress)) this.#again();
    }
  }

  #start(found: Probed, input: readonly string[]): void {
    const { ffmpeg, outlet } = this.#context;
    if (found.isMute) this.#say('来源的声音格式不能读取，只有画面；请在设备上改为 AAC 或 G.711');
    const clock = new CaptureClock();
    const writer = new RunWriter(this.#streamId, outlet, {
      arrived: (media) => clock.observe(Date.now(), media),
      capturedAt: (media) => clock.capturedAt(media),
    });
    const running: Running = {
      converter: new Converter(
        ffmpeg,
        ffmpegArgs({ ...found, input }),
        (bytes) => this.#converted(running, bytes),
        (end) => this.#ended(running, end),
      ),
      writer,
      found,
      lastOutputAt: Date.now(),
      silent: false,
    };
    this.#running = running;
    this.#watch = setInterval(() => this.#check(running), 500);
  }

  #converted(running: Running, bytes: Buffer): void {
    running.lastOutputAt = Date.now();
    try {
      running.writer.push(bytes);
    } catch (error) {
      this.#say(`转换结果无法解析：${String(error)}`);
      running.writer.end('unreadable', false);
      running.converter.kill();
    }
    if (!running.writer.fruitful) return;
    this.#wait = BACK_OFF.first;
    this.#said = '';
  }

  #check(running: Running): void {
    if (Date.now() - running.lastOutputAt < this.#context.limits.silence) return;
    running.silent = true;
    running.converter.kill();
  }

  #ended(running: Running, { code, tail }: ConverterEnd): void {
    clearInterval(this.#watch);
    if (this.#running !== running) return;
    this.#running = null;
    this.#patient = !running.writer.fruitful;
    this.#found = running.writer.fruitful ? running.found : null;
    const reason = running.silent ? 'silent' : code === 0 ? 'closed' : 'failed';
    running.writer.end(reason, true);
    this.#say(running.silent ? '没有数据' : `已中断 ${tail}`);
    this.#again();
  }

  #again(): void {
    this.#timer = setTimeout(() => void this.#fetch(), this.#wait);
    this.#wait = Math.min(2 * this.#wait, BACK_OFF.most);
  }

  /** Not the same again and again. The address may hold a password: it is not told. */
  #say(what: string): void {
    const line = `拉流 ${this.#streamId}：${what.replaceAll(this.#url, '…').trim()}`;
    if (line !== this.#said) this.#context.log(line);
    this.#said = line;
  }
}
