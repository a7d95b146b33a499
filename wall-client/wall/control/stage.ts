import type { RoomMode } from '../../../wire/codes.ts';
import type { SceneDefinition, SceneId } from '../scenes/scene.ts';

/** What the wall shows and how long it stays: pure, so that rotation is tested without a clock. */
export interface Stage {
  scene: SceneId;
  caseNumber: string | null;
  /** Page of a scene that is told in pages. */
  page: string | null;
  /** `indicator@period`: its card lies over the scene; any other picture takes it away. */
  figure: string | null;
  /** Grows with every change of scene: the same scene opened with another case is another one. */
  turn: number;
  paused: boolean;
  /** The pause ends by itself at this instant; null: it lasts until somebody ends it. */
  pausedUntil: number | null;
  /** Something plays in the scene: no rotation while it does. */
  occupied: boolean;
  /** Local ms (monotonic) since which the picture stands. */
  since: number;
  /** Someone has touched the wall: no rotation before this instant. */
  heldUntil: number;
}

/** A scene, and its page where it has pages: a stop of the rotation. */
export interface Place {
  scene: SceneId;
  page: string | null;
}

/** Rotation rests this long after a key or a touch. */
export const HOLD_MS = 120_000;
/** Before visitors the same, and after the last word of whoever presents from elsewhere. */
export const VISIT_HOLD_MS = 180_000;

export function holdMs(mode: RoomMode): number {
  return mode === 'delegates' ? VISIT_HOLD_MS : HOLD_MS;
}

type SceneRules = Pick<SceneDefinition, 'id' | 'seconds' | 'byHand' | 'modes' | 'pages'>;

export function allowedIn(mode: RoomMode, scenes: readonly SceneRules[], id: SceneId): boolean {
  return scenes.some((one) => one.id === id && one.modes.includes(mode));
}

/** The scene that a room mode begins with: the first it may show; 休屏 when there is none. */
export function firstScene(mode: RoomMode, scenes: readonly SceneRules[]): SceneId {
  return scenes.find((one) => one.modes.includes(mode))?.id ?? 'closed';
}

/** The page of a scene to begin with: `wanted` if it has it, else its first; null: it has no pages. */
export function pageOf(
  scenes: readonly SceneRules[],
  id: SceneId,
  wanted: string | null = null,
): string | null {
  const pages = scenes.find((one) => one.id === id)?.pages ?? [];
  return pages.find((one) => one === wanted) ?? pages[0] ?? null;
}

export function openStage(scene: SceneId, now: number): Stage {
  return {
    scene,
    caseNumber: null,
    page: null,
    figure: null,
    turn: 0,
    paused: false,
    pausedUntil: null,
    occupied: false,
    since: now,
    heldUntil: 0,
  };
}

/** Another picture. Another page of the scene that is on is no other scene. */
export function show(
  stage: Stage,
  scene: SceneId,
  caseNumber: string | null,
  now: number,
  page: string | null = null,
): Stage {
  const isPage = page !== null && stage.page !== null && stage.scene === scene;
  const turn = isPage ? stage.turn : stage.turn + 1;
  return { ...stage, scene, caseNumber, page, figure: null, turn, occupied: false, since: now };
}

/** Someone is at the wall. */
export function hold(stage: Stage, now: number, ms: number = HOLD_MS): Stage {
  return { ...stage, heldUntil: now + ms };
}

/** Something begins to play in the scene, or has ended: then the picture stays for a while. */
export function occupied(stage: Stage, on: boolean, now: number): Stage {
  if (stage.occupied === on) return stage;
  return on ? { ...stage, occupied: true } : hold({ ...stage, occupied: false }, now);
}

/**
 * The neighbour in the rotation; from a scene outside it, its first.
 * @param byHand someone steps: scenes that only a person comes to are among them
 */
export function neighbour(
  mode: RoomMode,
  scenes: readonly SceneRules[],
  from: Place,
  by: 1 | -1,
  byHand = false,
): Place {
  const round = scenes
    .filter((one) => (one.seconds !== null || (byHand && one.byHand)) && one.modes.includes(mode))
    .flatMap(({ id, pages }): Place[] =>
      pages ? pages.map((page) => ({ scene: id, page })) : [{ scene: id, page: null }],
    );
  const at = round.findIndex(({ scene, page }) => scene === from.scene && page === from.page);
  const next = round[(at + by + round.length) % round.length] ?? round[0];
  const first = firstScene(mode, scenes);
  return (at < 0 ? round[0] : next) ?? { scene: first, page: pageOf(scenes, first) };
}

/** When the rotation moves on by itself; null: not while this lasts. */
export function turnsAt(
  stage: Stage,
  mode: RoomMode,
  scenes: readonly SceneRules[],
): number | null {
  if (stage.occupied || (stage.paused && stage.pausedUntil === null)) return null;
  const scene = scenes.find((one) => one.id === stage.scene);
  if (!scene || scene.seconds === null) return null;
  // A rotation of one scene that was opened without a case would only repeat the picture.
  const next = neighbour(mode, scenes, stage, 1);
  if (next.scene === stage.scene && next.page === stage.page) return null;
  const pauseEnds = stage.paused ? (stage.pausedUntil ?? 0) : 0;
  return Math.max(stage.since + scene.seconds * 1000, stage.heldUntil, pauseEnds);
}
