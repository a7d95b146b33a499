import type { RoomMode } from '../../../wire/codes.ts';
import type { SceneDefinition, SceneId } from '../scenes/scene.ts';

/** What the wall shows and how long it stays: pure, so that rotation is tested without a clock. */
export interface Stage {
  scene: SceneId;
  caseNumber: string | null;
  /** Grows with every change of picture: the same scene opened with another case is another one. */
  turn: number;
  paused: boolean;
  /** Something plays in the scene: no rotation while it does. */
  occupied: boolean;
  /** Local ms (monotonic) since which the picture stands. */
  since: number;
  /** Someone has touched the wall: no rotation before this instant. */
  heldUntil: number;
}

/** Rotation rests this long after a key or a touch. */
export const HOLD_MS = 120_000;

type SceneRules = Pick<SceneDefinition, 'id' | 'seconds' | 'byHand' | 'modes'>;

export function allowedIn(mode: RoomMode, scenes: readonly SceneRules[], id: SceneId): boolean {
  return scenes.some((one) => one.id === id && one.modes.includes(mode));
}

/** The scene that a room mode begins with: the first it may show; 休屏 when there is none. */
export function firstScene(mode: RoomMode, scenes: readonly SceneRules[]): SceneId {
  return scenes.find((one) => one.modes.includes(mode))?.id ?? 'closed';
}

export function openStage(scene: SceneId, now: number): Stage {
  return {
    scene,
    caseNumber: null,
    turn: 0,
    paused: false,
    occupied: false,
    since: now,
    heldUntil: 0,
  };
}

export function show(stage: Stage, scene: SceneId, caseNumber: string | null, now: number): Stage {
  return { ...stage, scene, caseNumber, turn: stage.turn + 1, occupied: false, since: now };
}

/** Someone is at the wall. */
export function hold(stage: Stage, now: number): Stage {
  return { ...stage, heldUntil: now + HOLD_MS };
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
  from: SceneId,
  by: 1 | -1,
  byHand = false,
): SceneId {
  const round = scenes.filter(
    (one) => (one.seconds !== null || (byHand && one.byHand)) && one.modes.includes(mode),
  );
  const at = round.findIndex((one) => one.id === from);
  const next = round[(at + by + round.length) % round.length] ?? round[0];
  return (at < 0 ? round[0] : next)?.id ?? firstScene(mode, scenes);
}

/** When the rotation moves on by itself; null: not while this lasts. */
export function turnsAt(
  stage: Stage,
  mode: RoomMode,
  scenes: readonly SceneRules[],
): number | null {
  if (stage.paused || stage.occupied) return null;
  const scene = scenes.find((one) => one.id === stage.scene);
  if (!scene || scene.seconds === null) return null;
  // A rotation of one scene that was opened without a case would only repeat the picture.
  if (neighbour(mode, scenes, stage.scene, 1) === stage.scene) return null;
  return Math.max(stage.since + scene.seconds * 1000, stage.heldUntil);
}
