import { z } from 'zod';

const rejected = z.object({
  index: z.int(),
  code: z.string(),
  path: z.string(),
  message: z.string(),
  rule: z.string().optional(),
});
const answer = z.object({
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.array(rejected).default([]),
  seq: z.int(),
});
export type RemoteAnswer = z.infer<typeof answer>;

const problem = z.object({ title: z.string(), detail: z.string().optional(), code: z.string() });

/** The relay at the other end cannot be reached or does not take what it is sent. */
export class RemoteRefused extends Error {
  override readonly name = 'RemoteRefused';
  readonly expected = true;
}
/** Nobody listens at the address. */
export class RemoteAbsent extends RemoteRefused {}

const RETRY_LIMIT = 30;
/** Requests under way at a time when many things are read. */
const READS_AT_ONCE = 16;

/** A relay reached over HTTP, as an outside source reaches it. */
export class RemoteRelay {
  readonly #url: URL;
  readonly #key: string;
  readonly #wait: (ms: number) => Promise<void>;
  /** Once it has answered, a connection that breaks is a relay that restarts. */
  #answered = false;

  constructor(url: string, key: string, wait: (ms: number) => Promise<void>) {
    this.#url = new URL(url);
    this.#key = key;
    this.#wait = wait;
  }

  /**
   * Sends at most 1,000 events; waits and sends again while the relay is busy, cannot write or restarts:
   * what was recorded before an answer was lost counts as duplicate.
   * @throws RemoteAbsent, RemoteRefused
   */
  async send(events: readonly unknown[]): Promise<RemoteAnswer> {
    const sent = await this.#ask('/api/v1/events', {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#key}`, 'content-type': 'application/json' },
      body: JSON.stringify(events),
    });
    if (sent.status !== 200 && sent.status !== 422) throw new RemoteRefused(sentence(sent));
    const told = answer.safeParse(sent.body);
    if (!told.success) throw this.#notOurs();
    return told.data;
  }

  /** @returns the JSON at a path, null for 404 @throws RemoteAbsent, RemoteRefused */
  async read(path: string): Promise<unknown> {
    const answered = await this.#ask(path, {});
    if (answered.status === 404) return null;
    if (answered.status !== 200) throw new RemoteRefused(sentence(answered));
    return answered.body;
  }

  /** The same for many paths, in their order. */
  async readAll(paths: readonly string[]): Promise<unknown[]> {
    const bodies: unknown[] = [];
    const left = [...paths.entries()].reverse();
    const one = async () => {
      for (let next = left.pop(); next; next = left.pop())
        bodies[next[0]] = await this.read(next[1]);
    };
    await Promise.all(Array.from({ length: READS_AT_ONCE }, one));
    return bodies;
  }

  /** The relay's clock, UTC ms. @throws RemoteAbsent, RemoteRefused */
  async clock(): Promise<number> {
    const health = z.object({ clock: z.int() }).safeParse(await this.read('/api/v1/health'));
    if (!health.success) throw this.#notOurs();
    return health.data.clock;
  }

  async #ask(path: string, init: RequestInit): Promise<Answered> {
    for (let attempt = 1; ; attempt += 1) {
      const answered = await this.#fetch(path, init);
      const busy = answered === null || answered.status === 429 || answered.status === 503;
      if (answered !== null && (!busy || attempt > RETRY_LIMIT)) return answered;
      if (answered === null && (!this.#answered || attempt > RETRY_LIMIT)) {
        throw new RemoteAbsent(
          `连不上 ${this.#url.origin}，请确认系统已启动（npm start 或 npm run serve）`,
        );
      }
      await this.#wait(1000 * Math.min(Math.max(answered?.retryAfter ?? 1, 0.2), 10));
    }
  }

  /** @returns null when there was no whole answer */
  async #fetch(path: string, init: RequestInit): Promise<Answered | null> {
    try {
      const response = await fetch(new URL(path, this.#url), init);
      const text = await response.text();
      this.#answered = true;
      const retryAfter = Number(response.headers.get('retry-after') ?? 1) || 1;
      return { status: response.status, body: jsonOf(text), retryAfter };
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return null;
    }
  }

  #notOurs(): RemoteRefused {
    return new RemoteRefused(`${this.#url.origin} 不是本系统`);
  }
}

interface Answered {
  readonly status: number;
  /** null when the answer is no JSON. */
  readonly body: unknown;
  /** Seconds. */
  readonly retryAfter: number;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function sentence({ status, body }: Answered): string {
  const told = problem.safeParse(body);
  if (!told.success) return `对方答复 HTTP ${status}`;
  return `对方未收下：${told.data.title}${told.data.detail ? `（${told.data.detail}）` : ''}`;
}
