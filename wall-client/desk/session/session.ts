import * as z from 'zod/mini';
import type { Asker } from '../api/ask.ts';
import { Refused, wordsOf } from '../api/refused.ts';
import { type Me, me } from './me.ts';

/** Who sits before the page. */
export type Sitting =
  /** The relay has not said yet; `problem`: why it could not be asked. */
  | { readonly kind: 'asking'; readonly problem: string | null }
  /** `note`: what became of the sign-in that ended here, if there is something to know. */
  | { readonly kind: 'nobody'; readonly note?: string }
  /** `isOver`: the relay does not know this sign-in any more; what is on the page stays. */
  | { readonly kind: 'me'; readonly me: Me; readonly isOver: boolean };

const API = '/api/v1';
const anything = z.unknown();
const RETRY_MS = 3_000;

/** The page's sign-in: who it is, and whether that still stands. Cookies are the browser's; no page reads them. */
export class Session {
  readonly #asker: Asker;
  readonly #listeners = new Set<() => void>();
  #sitting: Sitting = { kind: 'asking', problem: null };
  #checking: Promise<void> | null = null;

  constructor(asker: Asker) {
    this.#asker = asker;
    asker.onUnknown(() => {
      if (this.#sitting.kind === 'me' && !this.#sitting.isOver) void this.check();
    });
  }

  get sitting(): Sitting {
    return this.#sitting;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks the relay who this is; one question at a time. */
  check(): Promise<void> {
    this.#checking ??= this.#check().finally(() => {
      this.#checking = null;
    });
    return this.#checking;
  }

  /** @throws Refused */
  async signIn(account: string, password: string): Promise<void> {
    const known = await this.#asker.post(`${API}/sign-in`, { account, password }, me);
    this.#set({ kind: 'me', me: known, isOver: false });
  }

  /** @throws Refused */
  async signOut(): Promise<void> {
    try {
      await this.#asker.post(`${API}/sign-out`, {}, anything);
    } catch (error) {
      // Signed out all the same: only the log lacks it so far.
      if (!(error instanceof Refused && error.code === 'not_recorded')) throw error;
      this.#set({ kind: 'nobody', note: error.message });
      return;
    }
    this.#set({ kind: 'nobody' });
  }

  /** @throws Refused */
  async changePassword(old: string, fresh: string): Promise<void> {
    await this.#asker.post(`${API}/me/password`, { old, new: fresh }, anything);
  }

  /** Says once more that it is really this person: what may be raised next may be raised. @throws Refused */
  async confirm(password: string): Promise<void> {
    await this.#asker.post(`${API}/me/confirm`, { password }, anything);
  }

  async #check(): Promise<void> {
    try {
      const known = await this.#asker.get(`${API}/me`, me);
      this.#set({ kind: 'me', me: known, isOver: false });
    } catch (error) {
      if (error instanceof Refused && error.status === 401) this.#unknown();
      else this.#unanswered(wordsOf(error));
    }
  }

  #unknown(): void {
    const was = this.#sitting;
    this.#set(was.kind === 'me' ? { ...was, isOver: true } : { kind: 'nobody' });
  }

  /** What was known stands until the relay says otherwise. */
  #unanswered(problem: string): void {
    if (this.#sitting.kind !== 'asking') return;
    this.#set({ kind: 'asking', problem });
    setTimeout(() => void this.check(), RETRY_MS);
  }

  #set(next: Sitting): void {
    this.#sitting = next;
    for (const listener of [...this.#listeners]) listener();
  }
}
