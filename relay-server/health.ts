import { StorageUnavailable } from './log/storage-unavailable.ts';

/** Whether the log can be written; since when it is so, UTC ms. */
export interface StorageHealth {
  readonly state: 'ok' | 'readOnly';
  readonly since: number;
  /** In Chinese, what is wrong and what to do; null when all is well. */
  readonly message: string | null;
}

const PROBE_MS = 1_000;

/**
 * Knows whether the storage takes writes. After a failure it tries every second until a durable write
 * works again, so that nobody has to restart anything when there is room on the disk.
 */
export class StorageMonitor {
  readonly #probe: () => Promise<void>;
  readonly #now: () => number;
  readonly #onChange: (health: StorageHealth) => void;
  #health: StorageHealth;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    probe: () => Promise<void>,
    now: () => number,
    onChange: (health: StorageHealth) => void,
  ) {
    this.#probe = probe;
    this.#now = now;
    this.#onChange = onChange;
    this.#health = { state: 'ok', since: now(), message: null };
  }

  get health(): StorageHealth {
    return this.#health;
  }

  /** A write has failed: tell it, and try until one works. */
  failed(error: StorageUnavailable): void {
    if (error.reason === 'closed') return;
    if (this.#health.state === 'ok') {
      this.#set({ state: 'readOnly', since: this.#now(), message: error.message });
    }
    this.#timer ??= setTimeout(() => void this.#try(), PROBE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #try(): Promise<void> {
    try {
      await this.#probe();
      this.#timer = undefined;
      this.#set({ state: 'ok', since: this.#now(), message: null });
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error;
      this.#timer = undefined;
      this.failed(error);
    }
  }

  #set(health: StorageHealth): void {
    this.#health = health;
    this.#onChange(health);
  }
}
