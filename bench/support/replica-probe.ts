import { type Frame, frame, type Welcome, welcome } from '../../wire/frame.ts';
import { Drain } from './drain.ts';
import { TextFrames } from './text-frames.ts';

/** What one question of a replica cost. */
export interface Exchange {
  /** From the question to the last part of the answer, parsed. */
  readonly ms: number;
  readonly bytes: number;
  readonly rows: number;
  readonly parts: number;
  /** The seq at which the replica stands then. */
  readonly to: number;
}

/** A replica that asks once, as a wall does when it connects, and measures the answer. */
export class ReplicaProbe {
  readonly #drain: Drain;
  readonly #messages: Messages;

  static async open(url: string): Promise<ReplicaProbe> {
    const messages = new Messages();
    const drain = await Drain.open(url, (chunk) => messages.take(chunk));
    const probe = new ReplicaProbe(drain, messages);
    await Promise.race([messages.welcomed, drain.closed]);
    return probe;
  }

  private constructor(drain: Drain, messages: Messages) {
    this.#drain = drain;
    this.#messages = messages;
  }

  /** Asks for what changed since a replica stood at `seq` of this log; null: for everything. */
  async ask(stand: { seq: number; mark: string } | null): Promise<Exchange> {
    const { epoch } = await this.#messages.welcomed;
    const from = performance.now();
    const total = { bytes: 0, rows: 0, parts: 0 };
    const answered = new Promise<Exchange>((resolve) => {
      this.#messages.onFrame = (received, bytes) => {
        total.bytes += bytes;
        total.rows += received.rows.length;
        total.parts += 1;
        if (received.more) return;
        this.#messages.onFrame = null;
        resolve({ ...total, ms: performance.now() - from, to: received.to });
      };
    });
    const held = stand === null ? { seq: 0 } : { epoch, ...stand };
    this.#drain.emit('follow', { scope: 'wall', ...held });
    return Promise.race([answered, this.#drain.closed]);
  }

  close(): void {
    this.#drain.close();
  }
}

/** What a relay sends over one socket, understood. */
class Messages {
  onFrame: ((received: Frame, bytes: number) => void) | null = null;
  readonly welcomed: Promise<Welcome>;
  #welcome: (message: Welcome) => void = () => undefined;
  readonly #frames = new TextFrames();

  constructor() {
    this.welcomed = new Promise((resolve) => {
      this.#welcome = resolve;
    });
  }

  take(chunk: Buffer): void {
    for (const payload of this.#frames.take(chunk)) {
      const text = payload.toString('utf8');
      if (!text.startsWith('42[')) continue;
      const [event, message]: unknown[] = JSON.parse(text.slice(2));
      if (event === 'welcome') this.#welcome(welcome.parse(message));
      else if (event === 'frame') this.onFrame?.(frame.parse(message), payload.length);
    }
  }
}
