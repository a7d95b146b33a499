import { createContext, useContext } from 'react';
import type { SceneId } from './scenes/scene.ts';

/** What a scene may ask of the shell. */
export interface Navigation {
  scene: SceneId;
  caseNumber: string | null;
  /** Page of a scene that is told in pages. */
  page: string | null;
  /** `indicator@period`: its card lies over the scene. */
  figure: string | null;
  paused: boolean;
  /** Opens the case's own scene. */
  openCase: (caseNumber: string) => void;
  open: (scene: SceneId) => void;
  openPage: (page: string) => void;
  /** Opens a figure's card, or closes it (null). */
  openFigure: (figure: string | null) => void;
  /** Next (1) or previous (-1) scene of the rotation. */
  step: (by: 1 | -1) => void;
  /** Something begins to play in the scene (no rotation meanwhile), or has ended. */
  occupy: (on: boolean) => void;
}

export const NavigationContext = createContext<Navigation | null>(null);

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (!navigation) throw new Error('useNavigation 须在 Shell 之内使用');
  return navigation;
}
