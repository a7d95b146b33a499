import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { ClearanceCommandOptions } from '../video/clearance/commands.ts';
import { clearClearance, proposeClearance, reviewClearance } from '../video/clearance/commands.ts';
import { clearRequest, proposalRequest, reviewRequest } from '../video/clearance/requests.ts';
import { markClip } from '../video/library/commands.ts';
import { clipRequest } from '../video/library/requests.ts';
import type { Recording } from '../video/recording/recording-book.ts';
import type { DemoBackfill } from './demo-backfill.ts';

/** A clip as fixtures/clips tells of it. */
export interface ClipToShow {
  readonly unit: string;
  readonly film: string;
  readonly title: string;
  readonly publicTitle: string;
  readonly caseType: string;
  readonly measure: string;
  readonly legalBasis: string;
  readonly maskedParty: string;
  readonly audiences: readonly string[];
  readonly hidden: readonly object[];
}

/** Who does what: accounts of the demo. */
const BY = { propose: 'duty', review: 'judge', clear: 'director' } as const;
const CHECKS = { faces: true, plates: true, doors: true, voices: true };

export interface DemoClearanceOptions {
  readonly clips: readonly ClipToShow[];
  readonly seconds: number;
  readonly clearance: ClearanceCommandOptions & {
    readonly store: Parameters<typeof markClip>[2]['store'];
  };
  /** Recordings of a stream, newest first. */
  readonly recordingsOf: (streamId: string) => readonly Recording[];
  readonly backfill: Pick<DemoBackfill, 'send'>;
  readonly onError: (error: unknown) => void;
  /** How often it is looked whether a step is done, ms. */
  readonly lookMs?: number;
}

/**
 * Has clips of the demo recorded, marked, proposed, reviewed and cleared, each step by the command that the
 * pages use: so that the demo has something to show in a warning session. What is cleared already stays.
 */
export class DemoClearance {
  readonly #options: DemoClearanceOptions;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(options: DemoClearanceOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running = this.#run().catch((error) => {
      if (!this.#stopping.signal.aborted) this.#options.onError(error);
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** Resolves when all of it is done, or has failed. */
  settled(): Promise<void> {
    return this.#running;
  }

  async #run(): Promise<void> {
    const { clips, clearance } = this.#options;
    const known = new Set(clearance.book.all().map(({ title }) => title));
    for (const [n, clip] of clips.entries()) {
      if (!known.has(clip.title)) await this.#show(clip, n);
    }
  }

  async #show(clip: ClipToShow, n: number): Promise<void> {
    const { clearance, seconds } = this.#options;
    const recording = await this.#recorded(clip, n);
    const { title, caseType, measure } = clip;
    const ms = Math.min(seconds * 1000, (recording.endedAt ?? 0) - recording.startedAt);
    const marked = clipRequest.parse({
      ...{ recordingId: recording.id, fromMs: 0, toMs: ms, title, caseType, measure },
    });
    const clipId = await markClip(recording, { ...marked, by: BY.propose }, clearance);
    const region = { shape: 'rect', effect: 'pixelate', fromMs: 0, toMs: ms };
    const { publicTitle, legalBasis, maskedParty, audiences, hidden } = clip;
    const wish = proposalRequest.parse({
      ...{ clipId, audiences, publicTitle, caseType, measure, legalBasis, maskedParty },
      masks: hidden.map((where) => ({ ...region, ...where })),
      sound: { whole: 'mute', ranges: [] },
    });
    await proposeClearance(wish, BY.propose, clearance);
    const made = await this.#until(() => {
      const standing = clearance.book.get(clipId);
      const proposal = standing?.proposal;
      if (proposal?.state === 'failed') throw new Error(proposal.reason ?? '成片未能合成');
      return standing && proposal?.derivative ? { standing, proposal } : null;
    });
    const { proposalId, derivative } = made.proposal;
    const decided = { proposalId, ...told.parse(derivative) };
    const review = reviewRequest.parse({ ...decided, checks: CHECKS });
    await reviewClearance(made.standing, review, BY.review, clearance);
    const cleared = clearRequest.parse({ ...decided, audiences });
    await clearClearance(made.standing, cleared, BY.clear, clearance);
  }

  /** What the unit brought home, sent as any device sends it. */
  async #recorded({ unit, film }: ClipToShow, n: number): Promise<Recording> {
    const { backfill, seconds, recordingsOf } = this.#options;
    const before = new Set(recordingsOf(unit).map(({ id }) => id));
    const capturedAt = Date.now() - (n + 2) * 3_600_000;
    await backfill.send(unit, film, capturedAt, seconds);
    return this.#until(
      () =>
        recordingsOf(unit).find(
          ({ id, state, origin }) => !before.has(id) && state === 'closed' && origin === 'upload',
        ) ?? null,
    );
  }

  async #until<T>(look: () => T | null): Promise<T> {
    const { lookMs = 500 } = this.#options;
    for (;;) {
      const found = look();
      if (found !== null) return found;
      await pause(lookMs, undefined, { signal: this.#stopping.signal });
    }
  }
}

const told = z.object({ derivativeId: z.string(), digest: z.string() });
