import type * as z from 'zod/mini';
import { Refused, refusalOf, UNREACHABLE } from './refused.ts';

/** As `fetch`; a test gives its own. */
export type Fetch = (
  input: string,
  init: RequestInit,
) => Promise<Pick<Response, 'ok' | 'status' | 'text'>>;

/** Longer than the relay takes for anything that it answers at once. */
const LONGEST_MS = 20_000;

const UNAUTHORIZED = 401;

/** Asks the relay and reads its answers; nothing else of the page speaks HTTP. */
export class Asker {
  readonly #fetch: Fetch;
  readonly #unanswered = new Set<() => void>();
  readonly #unknown = new Set<() => void>();

  constructor(fetcher: Fetch = (input, init) => fetch(input, init)) {
    this.#fetch = fetcher;
  }

  /** Calls back whenever a question had no answer; returns what ends that. */
  onUnanswered(listener: () => void): () => void {
    this.#unanswered.add(listener);
    return () => this.#unanswered.delete(listener);
  }

  /** Calls back whenever the relay did not know who asks; returns what ends that. */
  onUnknown(listener: () => void): () => void {
    this.#unknown.add(listener);
    return () => this.#unknown.delete(listener);
  }

  /** @throws Refused; an abort by `signal` is thrown as it comes */
  get<T extends z.ZodMiniType>(path: string, schema: T, signal?: AbortSignal): Promise<z.infer<T>> {
    return this.#ask(path, { method: 'GET' }, schema, signal);
  }

  /** @throws Refused */
  post<T extends z.ZodMiniType>(path: string, body: object, schema: T): Promise<z.infer<T>> {
    const headers = { 'content-type': 'application/json' };
    return this.#ask(path, { method: 'POST', headers, body: JSON.stringify(body) }, schema);
  }

  async #ask<T extends z.ZodMiniType>(
    path: string,
    init: RequestInit,
    schema: T,
    signal?: AbortSignal,
  ): Promise<z.infer<T>> {
    const limit = AbortSignal.timeout(LONGEST_MS);
    const both = signal ? AbortSignal.any([signal, limit]) : limit;
    const { status, ok, body } = await this.#answer(path, { ...init, signal: both }, signal);
    if (!ok) {
      if (status === UNAUTHORIZED) for (const listener of [...this.#unknown]) listener();
      throw refusalOf(status, body);
    }
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    console.warn(`中继对 ${path} 的答复与约定不符`, parsed.error);
    throw new Refused('unreadable', '中继的答复与约定不符，请刷新页面；仍不行请通知运维', status);
  }

  async #answer(path: string, init: RequestInit, signal: AbortSignal | undefined) {
    try {
      const response = await this.#fetch(path, init);
      return { status: response.status, ok: response.ok, body: readJson(await response.text()) };
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof Refused) throw error;
      for (const listener of this.#unanswered) listener();
      throw new Refused('unreachable', UNREACHABLE);
    }
  }
}

/** undefined: it is no JSON. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
