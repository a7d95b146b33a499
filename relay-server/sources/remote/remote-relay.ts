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

/** A relay reached over HTTP, as an outside source reaches it. */
export class RemoteRelay {
  readonly #url: URL;
  readonly #key: string;
  readonly #wait: (ms: number) => Promise<void>;

  constructor(url: string, key: string, wait: (ms: number) => Promise<void>) {
    this.#url = new URL(url);
    this.#key = key;
    this.#wait = wait;
  }

  /**
   * Sends at most 1,000 events; waits and sends again while the relay is busy or cannot write.
   * @throws RemoteAbsent, RemoteRefused
   */
  async send(events: readonly unknown[]): Promise<RemoteAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.#fetch('/api/v1/events', {
        method: 'POST',
        headers: { authorization: `Bearer ${this.#key}`, 'content-type': 'application/json' },
        body: JSON.stringify(events),
      });
      if (response.status === 200 || response.status === 422)
        return answer.parse(await response.json());
      const busy = response.status === 429 || response.status === 503;
      if (!busy || attempt > RETRY_LIMIT) throw new RemoteRefused(await sentence(response));
      const seconds = Number(response.headers.get('retry-after') ?? 1);
      await this.#wait(1000 * Math.min(Math.max(seconds, 0.2), 10));
    }
  }

  /** @returns the JSON at a path, null for 404 @throws RemoteAbsent, RemoteRefused */
  async read(path: string): Promise<unknown> {
    const response = await this.#fetch(path, {});
    if (response.status === 404) return null;
    if (!response.ok) throw new RemoteRefused(await sentence(response));
    const body: unknown = await response.json();
    return body;
  }

  /** The relay's clock, UTC ms. @throws RemoteAbsent, RemoteRefused */
  async clock(): Promise<number> {
    const health = z.object({ clock: z.int() }).safeParse(await this.read('/api/v1/health'));
    if (!health.success) throw new RemoteRefused(`${this.#url.origin} 不是本系统`);
    return health.data.clock;
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(new URL(path, this.#url), init);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new RemoteAbsent(
        `连不上 ${this.#url.origin}，请确认系统已启动（npm start 或 npm run serve）`,
        {
          cause: error,
        },
      );
    }
  }
}

async function sentence(response: Response): Promise<string> {
  const body = problem.safeParse(await response.json().catch(() => null));
  if (!body.success) return `对方答复 HTTP ${response.status}`;
  return `对方未收下：${body.data.title}${body.data.detail ? `（${body.data.detail}）` : ''}`;
}
