import { PASSWORD, signIn } from '../../access/testing/sign-in.ts';
import { TestDisplay } from '../../fanout/testing/test-display.ts';
import { type Answer, OwnPage } from '../../http/testing/ask.ts';
import { MemoryStore } from '../../log/memory-store.ts';
import type { LogStore } from '../../log/store.ts';
import { type Relay, type RelayOptions, startRelay } from '../../relay.ts';
import { DEFAULT_STATISTICS } from '../../rules/indicators/periods.ts';
import { builtPrograms } from '../../video/testing/built-programs.ts';
import type { Pairing } from '../rooms.ts';

export const KEY = 'key-of-the-court-0001';
export const NOW = Date.parse('2024-11-27T02:00:00Z');

/** A whole relay over a log in memory, at which displays are let in one by one, and a clock set by hand. */
export class DisplayWorld {
  readonly relay: Relay;
  readonly clock: { at: number; now(): number };
  readonly errors: unknown[];
  /** The cookie of a director, who stands behind every request that carries no other. */
  readonly operator: string;
  readonly #open: TestDisplay[] = [];

  private constructor(
    relay: Relay,
    clock: DisplayWorld['clock'],
    errors: unknown[],
    operator: string,
  ) {
    this.relay = relay;
    this.clock = clock;
    this.errors = errors;
    this.operator = operator;
  }

  static async start(
    options: {
      pairing?: Pairing;
      store?: LogStore;
      at?: number;
      more?: Pick<
        RelayOptions,
        'rtmp' | 'videoFolder' | 'freeSpace' | 'accounts' | 'deedFile' | 'access'
      >;
      /** The cookie of a director who is signed in already. */
      operator?: string;
    } = {},
  ): Promise<DisplayWorld> {
    const errors: unknown[] = [];
    const clock = {
      at: options.at ?? NOW,
      now() {
        return this.at;
      },
    };
    const relay = await startRelay({
      programs: builtPrograms(),
      ...{ host: '127.0.0.1', port: 0, store: options.store ?? new MemoryStore(), clock },
      ...{ sourceKeys: [{ name: 'court', key: KEY }], courtName: '某法院', demo: false },
      ...{ statistics: DEFAULT_STATISTICS, webRoot: '/nonexistent', inboxFolder: null },
      pairing: options.pairing ?? 'asked',
      ...options.more,
      strict: true,
      log: (_line, error) => {
        if (error !== undefined) errors.push(error);
      },
    });
    await relay.startClock();
    const operator = options.operator ?? (await signIn(relay, 'director'));
    return new DisplayWorld(relay, clock, errors, operator);
  }

  /** One request as a page of the relay's own would make it, or with exactly these headers. */
  ask(
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Answer> {
    const own = this.#operator(path);
    return new OwnPage(this.relay.url).ask(method, path, { body, headers: { ...own, ...headers } });
  }

  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    return this.ask('POST', `/api/v1${path}`, { body, headers });
  }

  /** @returns the cookie of a display that waits */
  async newKey(): Promise<string> {
    const { cookie } = await this.post('/displays/self', {});
    if (cookie === undefined) throw new Error('no key was given');
    return cookie;
  }

  /** A page that carries this cookie, on whatever machine. */
  page(cookie?: string, headers: Readonly<Record<string, string>> = {}, auth = {}): TestDisplay {
    const made = new TestDisplay(
      this.relay.url,
      { origin: this.relay.url, ...(cookie !== undefined && { cookie }), ...headers },
      auth,
    );
    this.#open.push(made);
    return made;
  }

  /** @returns the six digits on the screen of a page that waits */
  async codeOf(page: TestDisplay): Promise<string> {
    await page.until(() => page.welcome !== null);
    const display = page.welcome?.display;
    if (display?.paired !== false || display.code === null) throw new Error('it does not wait');
    return display.code;
  }

  /** A display that was let in, with its page. */
  async paired(wallId = 'main', place: { column?: number; row?: number; name?: string } = {}) {
    const cookie = await this.newKey();
    const page = this.page(cookie);
    const code = await this.codeOf(page);
    const { json } = await this.post('/displays/pair', { code, name: '屏', wallId, ...place });
    await page.until(() => page.welcome?.display?.paired === true);
    return { page, cookie, id: String(Object(json).id) };
  }

  /** With the password given again: what is more than before needs it. */
  async mode(wallId: string, mode: string, until?: number) {
    await this.post('/me/confirm', { password: PASSWORD });
    const body = { mode, ...(until !== undefined && { until }) };
    return this.post(`/walls/${wallId}/mode`, body);
  }

  /** A page that asks for its key is nobody's yet. */
  #operator(path: string) {
    return path.endsWith('/displays/self') ? {} : { cookie: this.operator };
  }

  async close(): Promise<void> {
    for (const page of this.#open.splice(0)) page.close();
    await this.relay.close();
  }
}
