import { randomUUID } from 'node:crypto';
import type { RoomMode } from '../../../wire/codes.ts';
import type { DrawNumberRequest, OpenDrawRequest } from '../../../wire/draws.ts';
import { MOST_LISTED } from '../../../wire/events/draws.ts';
import { type Saying, type SayOptions, saying, sayOwn } from '../../intake/say-own.ts';
import type { LogStore } from '../../log/store.ts';
import { drawnBy, LEAST_LISTED, listDigest, listOf } from '../../rules/draws/draw-list.ts';
import { type DrawState, takeDrawEvent } from '../../rules/draws/draw-state.ts';
import { isBreach } from '../../rules/outcome.ts';
import type { Contributions, CountedCases } from './counted.ts';
import type { DrawBook, StandingDraw } from './draw-book.ts';
import { DrawConflict } from './draw-conflict.ts';
import { maskedCases, saltOf, sha256 } from './masked-cases.ts';

export interface DrawDeskOptions extends SayOptions {
  readonly store: Pick<LogStore, 'rows' | 'historyOf' | 'head' | 'digestAt'>;
  readonly book: DrawBook;
  readonly contributions: Contributions;
  /** What may be shown before a wall now; undefined: there is no such wall. */
  readonly modeOf: (wallId: string) => RoomMode | undefined;
}

/**
 * Drawing cases from a figure so that nobody can choose them: the list is fixed first, then somebody calls out a
 * number. One after the other. All throw StorageUnavailable and Overloaded besides what they name.
 */
export class DrawDesk {
  readonly #options: DrawDeskOptions;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: DrawDeskOptions) {
    this.#options = options;
  }

  /**
   * Fixes the list of the cases that a figure counts now. What stood on the wall before is put away.
   * @throws DrawConflict X-3, and where there is no such wall or figure, or it cannot be shown
   */
  open({ wallId, figure }: OpenDrawRequest, by: string): Promise<StandingDraw> {
    return this.#inTurn(async () => {
      const { store, book } = this.#options;
      this.#requireShown(wallId);
      const { seq, digest: chain } = store.head();
      const counted = await this.#counted(figure);
      const contributors = listOf(counted.contributors);
      if (contributors.length < LEAST_LISTED) throw DrawConflict.of('X-3');
      if (contributors.length > MOST_LISTED) {
        throw new DrawConflict('名单超过 30,000 件，请换一个较短的期间');
      }
      const drawId = randomUUID();
      const { label, from, to } = counted;
      const salt = await saltOf(contributors, store);
      const body = {
        ...{ drawId, wallId, contributors, digest: listDigest(contributors, salt, sha256), by },
        ...{ figure: { id: figure, label, from, to }, head: { seq, digest: chain } },
      };
      const earlier = book.on(wallId).map(({ id }) => closing(id, by));
      await this.#say([...earlier, saying('draw.opened', body)]);
      return this.#standing(drawId);
    });
  }

  /**
   * Takes the number that was called out, and shows the cases that it leads to.
   * @throws DrawConflict
   */
  draw(drawId: string, { number, cases }: DrawNumberRequest, by: string): Promise<StandingDraw> {
    return this.#inTurn(async () => {
      const { store } = this.#options;
      const { contributors, digest, result, closed } = await this.#state(drawId);
      if (closed) throw DrawConflict.of('X-6');
      if (result) throw DrawConflict.of('X-4');
      const salt = await saltOf(contributors, store);
      const drawn = drawnBy(contributors, { digest, salt, number, many: cases }, sha256);
      const masked = await maskedCases(drawn, contributors, store);
      if (masked.length < drawn.length) {
        throw new DrawConflict('抽中的案件已无资料可供展示，请重新开始抽取');
      }
      await this.#say([saying('draw.drawn', { drawId, number, drawn: masked, by })]);
      return this.#standing(drawId);
    });
  }

  /** Puts a draw away. @throws DrawConflict */
  close(drawId: string, by: string): Promise<void> {
    return this.#inTurn(async () => {
      if ((await this.#state(drawId)).closed) throw DrawConflict.of('X-6');
      await this.#say([closing(drawId, by)]);
    });
  }

  #requireShown(wallId: string): void {
    const mode = this.#options.modeOf(wallId);
    if (mode === undefined) throw DrawConflict.unknown('B-2');
    if (mode === 'bureau' || mode === 'delegates') return;
    throw new DrawConflict('此大屏现在的模式看不到抽取，请先改为“内部”或“参观”');
  }

  async #counted(figure: string): Promise<CountedCases> {
    const counted = await this.#options.contributions.casesOf(figure);
    if (counted === 'unknown') {
      throw new DrawConflict(`没有指标 ${figure}，请从大屏或指标说明页选取`, { isUnknown: true });
    }
    if (counted !== 'notOfCases') return counted;
    throw new DrawConflict('此指标不按案件逐日计数，不能抽取；请换执结数、到位金额等指标');
  }

  async #state(drawId: string): Promise<DrawState> {
    const events = await this.#options.store.historyOf(`draw:${drawId}`);
    const state = events.reduce<DrawState | null>((before, event) => {
      const outcome = takeDrawEvent(before, event);
      return outcome === null || isBreach(outcome) ? before : outcome;
    }, null);
    if (!state) throw DrawConflict.unknown('X-2');
    return state;
  }

  #standing(drawId: string): StandingDraw {
    const draw = this.#options.book.get(drawId);
    if (!draw) throw DrawConflict.of('X-6');
    return draw;
  }

  #say(sayings: readonly Saying[]): Promise<void> {
    return sayOwn(sayings, this.#options, ({ message, rule }) => {
      return new DrawConflict(message, { ...(rule && { rule }) });
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work, work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

function closing(drawId: string, by: string): Saying {
  return saying('draw.closed', { drawId, by });
}
