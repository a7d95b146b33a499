import { useCallback, useEffect, useMemo, useReducer } from 'react';
import type { RoomMode } from '../../wire/codes.ts';
import * as stages from './control/stage.ts';
import type { Navigation } from './navigation.ts';
import { scenes } from './scenes/registry.ts';
import type { SceneId } from './scenes/scene.ts';

export type StageAction =
  | { do: 'open'; scene: SceneId; caseNumber: string | null; by: 'person' | 'rotation' }
  | { do: 'step'; by: 1 | -1 }
  | { do: 'togglePause' }
  | { do: 'back' }
  | { do: 'touch' }
  | { do: 'occupy'; on: boolean }
  | {
      do: 'direct';
      scene: string | null;
      caseNumber: string | null;
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
  useEffect(() => {
    if (turnAt === null) return;
    const timer = setTimeout(
      () => {
        const scene = stages.neighbour(mode, scenes, stage.scene, 1);
        dispatch({ do: 'open', scene, caseNumber: null, by: 'rotation' });
      },
      Math.max(0, turnAt - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [turnAt, stage.scene, mode]);

  const openCase = useCallback(
    (caseNumber: string) => dispatch({ do: 'open', scene: 'case-cloud', caseNumber, by: 'person' }),
    [],
  );
  const open = useCallback(
    (scene: SceneId) => dispatch({ do: 'open', scene, caseNumber: null, by: 'person' }),
    [],
  );
  const step = useCallback((by: 1 | -1) => dispatch({ do: 'step', by }), []);
  const occupy = useCallback((on: boolean) => dispatch({ do: 'occupy', on }), []);
  const { scene, caseNumber, paused } = stage;
  const navigation: Navigation = useMemo(
    () => ({ scene, caseNumber, paused, openCase, open, step, occupy }),
    [scene, caseNumber, paused, openCase, open, step, occupy],
  );
  return { stage, navigation, dispatch };
}

export function reduce(
  now: stages.Stage,
  action: StageAction,
  mode: RoomMode,
  at: number,
): stages.Stage {
  switch (action.do) {
    case 'open': {
      if (!stages.allowedIn(mode, scenes, action.scene)) return now;
      const next = stages.show(now, action.scene, action.caseNumber, at);
      return action.by === 'person' ? stages.hold(next, at) : next;
    }
    case 'direct':
      return direct(now, action, mode, at);
    case 'step': {
      const scene = stages.neighbour(mode, scenes, now.scene, action.by, true);
      return stages.hold(scene === now.scene ? now : stages.show(now, scene, null, at), at);
    }
    case 'togglePause':
      return { ...now, paused: !now.paused };
    case 'touch':
      return stages.hold(now, at);
    case 'occupy':
      return stages.occupied(now, action.on, at);
    case 'back': {
      const first = stages.firstScene(mode, scenes);
      return now.scene === first ? now : stages.hold(stages.show(now, first, null, at), at);
    }
    case 'mode': {
      const first = stages.firstScene(mode, scenes);
      return now.scene === first ? now : stages.show(now, first, null, at);
    }
  }
}

/** What is not said stays; a scene that the mode does not show, or that this page does not have, is not opened. */
function direct(
  now: stages.Stage,
  { scene: wanted, caseNumber, rotating }: Extract<StageAction, { do: 'direct' }>,
  mode: RoomMode,
  at: number,
): stages.Stage {
  const paused = rotating === null ? now.paused : !rotating;
  const scene = scenes.find((one) => one.id === wanted && one.modes.includes(mode))?.id;
  if (scene === undefined) return { ...now, paused };
  const isOn = now.scene === scene && now.caseNumber === caseNumber;
  return { ...stages.hold(isOn ? now : stages.show(now, scene, caseNumber, at), at), paused };
}
