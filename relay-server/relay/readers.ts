import type { Commit } from '../intake/recorder.ts';
import { DamagedRows } from '../log/damaged-rows.ts';

/** Somebody who is told of every commit, in the relay's own process. */
export interface CommitReader {
  /** What it keeps, in Chinese: so it is told in the log and at /health. */
  readonly name: string;
  readonly take: (commit: Commit) => void;
  /**
   * Of one that decides who may see what: lets nobody see any more what it decides about. Called when it
   * failed otherwise than by DamagedRows, which it has seen to by itself.
   */
  readonly shut?: () => void;
}

/** A reader that may have missed something, since when (UTC ms). It stays so until the relay starts again. */
export interface FailedReader {
  readonly name: string;
  readonly since: number;
}

export interface CommitReadersOptions {
  readonly readers: readonly CommitReader[];
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
  readonly log: (line: string, error?: unknown) => void;
}

/**
 * Tells its readers of each durable commit, in their order. One that throws keeps none of the others from
 * theirs; it is told once, and goes on being told of commits.
 */
export class CommitReaders {
  readonly #options: CommitReadersOptions;
  readonly #failed = new Map<string, FailedReader>();

  constructor(options: CommitReadersOptions) {
    this.#options = options;
  }

  get failed(): FailedReader[] {
    return [...this.#failed.values()];
  }

  tell(commit: Commit): void {
    for (const reader of this.#options.readers) {
      try {
        reader.take(commit);
      } catch (error) {
        this.#isFailed(reader, commit, error);
      }
    }
  }

  #isFailed({ name, shut }: CommitReader, { to }: Commit, error: unknown): void {
    const { clock, log } = this.#options;
    if (!(error instanceof DamagedRows) && shut) {
      try {
        shut();
      } catch (failure) {
        log(`“${name}”未能停用`, failure);
      }
    }
    if (this.#failed.has(name)) return;
    this.#failed.set(name, { name, since: clock.now() });
    const effect = shut ? '有关内容已停止展示' : '可能缺少新近内容';
    log(`“${name}”未能读取序号 ${to} 的变动，${effect}；数据已安全记录，请重新启动系统`, error);
  }
}
