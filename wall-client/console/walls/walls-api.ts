import * as z from 'zod/mini';
import type { RoomMode, VisitPage, WallScene } from '../../../wire/codes.ts';
import { displayView, wallView } from '../../../wire/views.ts';
import type { Asker } from '../../desk/api/ask.ts';

const instant = z.int();
const wallItem = z.object({ id: z.string(), ...wallView.shape });
/** What a page says that it shows (SPEC F-72); `at`: UTC ms of the relay's machine. */
const report = z.object({
  scene: z.string(),
  caseNumber: z.nullable(z.string()),
  streamId: z.nullable(z.string()),
  seq: z.int(),
  link: z.enum(['live', 'stale', 'lost']),
  latencyMs: z.nullable(z.number()),
  rotating: z.boolean(),
  page: z.optional(z.nullable(z.string())),
  figure: z.optional(z.nullable(z.string())),
  play: z.optional(z.object({ itemId: z.nullable(z.string()), skewMs: z.nullable(z.number()) })),
  at: instant,
});
/** A page that is open now. */
const screen = z.object({
  address: z.string(),
  audience: z.string(),
  live: z.boolean(),
  unsent: z.int(),
  report: z.nullable(report),
});
export type Screen = z.infer<typeof screen>;
const displayItem = z.object({
  id: z.string(),
  ...displayView.shape,
  screens: z.array(screen),
});
const waitingItem = z.object({ address: z.string(), since: instant });

/** `GET /displays`: walls, displays that are paired, and those that wait for it. */
export const displaysAnswer = z.object({
  walls: z.array(wallItem),
  displays: z.array(displayItem),
  /** Pages of the relay's own machine that came in by themselves (the demo). */
  ownPages: z.array(screen),
  waiting: z.array(waitingItem),
});
export type DisplaysAnswer = z.infer<typeof displaysAnswer>;
export type WallItem = z.infer<typeof wallItem>;
export type DisplayItem = z.infer<typeof displayItem>;

/** What a wall shall show; null: not said. */
export interface Direction {
  readonly scene?: WallScene | null;
  readonly caseNumber?: string | null;
  readonly streamId?: string | null;
  readonly rotating?: boolean | null;
  readonly page?: VisitPage | null;
  /** `indicator@period`. */
  readonly figure?: string | null;
}

/** Where a display hangs: a cell of a wall, from 1. */
export interface Place {
  readonly name: string;
  readonly wallId: string;
  readonly column: number;
  readonly row: number;
}

export interface NewWall {
  readonly wallId: string;
  readonly title: string;
  readonly columns: number;
  readonly rows: number;
  /** Between two displays, design units. */
  readonly bezel: number;
}

const API = '/api/v1';
/** What was done is seen in the rows that it changed. */
const done = z.unknown();

/** What is asked of walls and displays. All throw `Refused`. */
export class WallsApi {
  readonly #asker: Asker;

  constructor(asker: Asker) {
    this.#asker = asker;
  }

  standing(signal?: AbortSignal): Promise<DisplaysAnswer> {
    return this.#asker.get(`${API}/displays`, displaysAnswer, signal);
  }

  /** @param until UTC ms of the relay's clock, when the room goes back by itself; null: it stays */
  setMode(wallId: string, mode: RoomMode, until: number | null): Promise<unknown> {
    return this.#asker.post(
      `${API}/walls/${encodeURIComponent(wallId)}/mode`,
      { mode, until },
      done,
    );
  }

  direct(wallId: string, direction: Direction): Promise<unknown> {
    return this.#asker.post(`${API}/walls/${encodeURIComponent(wallId)}/direct`, direction, done);
  }

  putWall(wall: NewWall): Promise<unknown> {
    return this.#asker.post(`${API}/walls`, wall, done);
  }

  pair(code: string, place: Place): Promise<unknown> {
    return this.#asker.post(`${API}/displays/pair`, { code, ...place }, done);
  }

  move(displayId: string, place: Place): Promise<unknown> {
    return this.#asker.post(`${API}/displays/${encodeURIComponent(displayId)}/move`, place, done);
  }

  revoke(displayId: string, reason: string): Promise<unknown> {
    return this.#asker.post(
      `${API}/displays/${encodeURIComponent(displayId)}/revoke`,
      { reason },
      done,
    );
  }
}
