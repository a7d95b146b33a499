import { useEffect, useMemo, useReducer } from 'react';
import type { RoomMode } from '../../wire/codes.ts';
import * as stages from './control/stage.ts';
import type { Navigation } from './navigation.ts';
import { scenes } from './scenes/registry.ts';
import type { SceneId } from './scenes/scene.ts';

export type StageAction =
  | {
      do: 'open';
      scene: SceneId;
      caseNumber: string | null;
      page?: string | null;
      by: 'person' | 'rotation';
    }
  | { do: 'openFigure'; figure: string | null }
  | { do: 'step'; by: 1 | -1 }
  | { do: 'togglePause' }
  | { do: 'back' }
  | { do: 'touch' }
  | { do: 'occupy'; on: boolean }
  | {
      do: 'direct';
      scene: string | null;
      caseNumber: string | null;
      page: string | null;
      figure: string | null;
      rotating: boolean | null;
    }
  | { do: 'mode' };

/** The stage under one room mode: keys, drill and rotation. */
export function useStage(mode: RoomMode, start: () => stages.Stage) {
  const [stage, dispatch] = useReducer(
    (now: stages.Stage, action: StageAction) => reduce(now, action, mode, performance.now()),
    undefined,
    start,
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the reducer reads the mode itself
  useEffect(() => dispatch({ do: 'mode' }), [mode]);

  const turnAt = stages.turnsAt(stage, mode, scenes);
  const { scene, caseNumber, page, figure, paused } = stage;
  useEffect(() => {
    if (turnAt === null) return;
    const timer = setTimeout(
      () => {
        const next = stages.neighbour(mode, scenes, { scene, page }, 1);
        dispatch({ do: 'open', ...next, caseNumber: null, by: 'rotation' });
      },
      Math.max(0, turnAt - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [turnAt, scene, page, mode]);

  const acts = useMemo(
    () => ({
      openCase: (of: string) =>
        dispatch({ do: 'open', scene: 'case-cloud', caseNumber: of, by: 'person' }),
      open: (to: SceneId) => dispatch({ do: 'open', scene: to, caseNumber: null, by: 'person' }),
      openPage: (to: string) =>
        dispatch({ do: 'open', scene: 'delegates', caseNumber: null, page: to, by: 'person' }),
      openFigure: (of: string | null) => dispatch({ do: 'openFigure', figure: of }),
      step: (by: 1 | -1) => dispatch({ do: 'step', by }),
      occupy: (on: boolean) => dispatch({ do: 'occupy', on }),
    }),
    [],
  );
  const navigation: Navigation = useMemo(
    () => ({ ...{ scene, caseNumber, page, figure, paused }, ...acts }),
    [scene, caseNumber, page, figure, paused, acts],
  );
  return { stage, navigation, dispatch };
}

export function reduce(
  now: stages.Stage,
  action: StageAction,
  mode: RoomMode,
  at: number,
): stages.Stage {
  const held = (stage: stages.Stage) => stages.hold(stage, at, stages.holdMs(mode));
  switch (action.do) {
    case 'open': {
      if (!stages.allowedIn(mode, scenes, action.scene)) return now;
      const page = stages.pageOf(scenes, action.scene, action.page);
      const next = stages.show(now, action.scene, action.caseNumber, at, page);
      if (action.by === 'person') return held(next);
      return { ...next, paused: false, pausedUntil: null };
    }
    case 'openFigure':
      return held({ ...now, figure: action.figure });
    case 'direct':
      return direct(now, action, mode, at);
    case 'step': {
      const next = stages.neighbour(mode, scenes, now, action.by, true);
      const isOn = next.scene === now.scene && next.page === now.page;
      return held(isOn ? now : stages.show(now, next.scene, null, at, next.page));
    }
    case 'togglePause':
      return { ...now, paused: !now.paused, pausedUntil: null };
    case 'touch':
      return held(now);
    case 'occupy':
      return stages.occupied(now, action.on, at);
    case 'back': {
      if (now.figure !== null) return held({ ...now, figure: null });
      const first = stages.firstScene(mode, scenes);
      return now.scene === first ? now : held(begin(now, first, at));
    }
    case 'mode': {
      const first = stages.firstScene(mode, scenes);
      return now.scene === first ? now : begin(now, first, at);
    }
  }
}

function begin(now: stages.Stage, scene: SceneId, at: number): stages.Stage {
  return stages.show(now, scene, null, at, stages.pageOf(scenes, scene));
}

/** What is not said stays; a scene that the mode does not show, or that this page does not have, is not opened. */
function direct(
  now: stages.Stage,
  wanted: Extract<StageAction, { do: 'direct' }>,
  mode: RoomMode,
  at: number,
): stages.Stage {
  const { caseNumber, figure, rotating } = wanted;
  const pause = pauseOf(now, rotating, mode, at);
  const scene = scenes.find((one) => one.id === wanted.scene && one.modes.includes(mode))?.id;
  // It was said to a room in another mode, and stands still: its pause and its card are that room's too.
  if (scene === undefined && wanted.scene !== null) return now;
  if (scene === undefined) {
    const stands = { ...now, figure, ...pause };
    return figure === null ? stands : stages.hold(stands, at, stages.holdMs(mode));
  }
  const standing = now.scene === scene ? now.page : null;
  const page = stages.pageOf(scenes, scene, wanted.page ?? standing);
  const isOn = now.scene === scene && now.caseNumber === caseNumber && now.page === page;
  const shown = isOn ? now : stages.show(now, scene, caseNumber, at, page);
  const goesOn = mode === 'delegates' && rotating === true;
  const held = goesOn
    ? { ...shown, since: at, heldUntil: 0 }
    : stages.hold(shown, at, stages.holdMs(mode));
  return { ...held, figure, ...pause };
}

/** Before visitors a pause that is said from elsewhere ends by itself: whoever said it may be cut off. */
function pauseOf(
  { paused, pausedUntil }: stages.Stage,
  rotating: boolean | null,
  mode: RoomMode,
  at: number,
): Pick<stages.Stage, 'paused' | 'pausedUntil'> {
  const ends = mode === 'delegates' ? at + stages.VISIT_HOLD_MS : null;
  if (rotating !== null) return { paused: !rotating, pausedUntil: rotating ? null : ends };
  return { paused, pausedUntil: pausedUntil === null ? null : ends };
}
