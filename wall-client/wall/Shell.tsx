import { type CSSProperties, lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useMeta, useServerClock } from '../replica/use-replica.ts';
import { overlayUnit } from './canvas/canvas.ts';
import type { Command } from './control/keys.ts';
import { openStage } from './control/stage.ts';
import { DrawOverlay } from './draw/DrawOverlay.tsx';
import { useDraw } from './draw/use-draw.ts';
import { FigureOverlay } from './figure-card/FigureOverlay.tsx';
import { afterFirstPaint, atOnce } from './first-paint.ts';
import { useMirror } from './mirror.ts';
import { NavigationContext } from './navigation.ts';
import { PageAttributes } from './PageAttributes.tsx';
import { SceneLayers } from './SceneLayers.tsx';
import { StandingProvider } from './StandingProvider.tsx';
import { StateBand } from './StateBand.tsx';
import { scenes } from './scenes/registry.ts';
import { TopBar } from './TopBar.tsx';
import { useBurnInShift, useCanvas, useHiddenCursor } from './use-canvas.ts';
import { toggleFullScreen, useControls } from './use-controls.ts';
import { useDirection, useReport } from './use-direction.ts';
import { useStage } from './use-stage.ts';
import { useWallLink } from './use-wall-link.ts';
import './Shell.css';

const loadSearch = () => afterFirstPaint(() => import('./search/SearchOverlay.tsx'));
const Search = lazy(loadSearch);
const PairingScreen = lazy(() => atOnce(() => import('./pairing/PairingScreen.tsx')));

/** The wall's frame: canvas, bar, scenes and their changes, control. */
export function Shell() {
  const serverNow = useServerClock();
  const link = useWallLink();
  const health = useMeta('health');
  const canvas = useCanvas(link.display);
  const shift = useBurnInShift(serverNow);
  useHiddenCursor();

  const mode = link.roomMode ?? 'closed';
  const { stage, navigation, dispatch } = useStage(mode, () =>
    openStage('closed', performance.now()),
  );
  useDirection(link.display, dispatch);
  useMirror(dispatch);
  useReport(stage);
  const [searching, setSearching] = useState(false);
  const closeSearch = useCallback(() => setSearching(false), []);
  const { draw, dismiss } = useDraw(link.display?.paired ? link.display.wallId : null);
  const { openFigure } = navigation;
  const closeFigure = useCallback(() => openFigure(null), [openFigure]);

  // At hand before it is asked for: it must open, and say so, when the relay is away.
  useEffect(() => void loadSearch(), []);

  const run = (command: Command) => {
    // The scenes beneath the search do not change while someone searches.
    if (searching && command.do !== 'back' && command.do !== 'fullScreen') return;
    switch (command.do) {
      case 'fullScreen':
        toggleFullScreen().catch((error: unknown) => console.warn('无法切换全屏', error));
        return;
      case 'search':
        setSearching(mode === 'bureau');
        return;
      case 'openByKey': {
        const scene = scenes.find((one) => one.key === command.key);
        if (scene) navigation.open(scene.id);
        return;
      }
      case 'back':
        if (searching) setSearching(false);
        else if (draw !== null && stage.scene !== 'closed') dismiss();
        else dispatch(command);
        return;
      default:
        dispatch(command);
    }
  };
  useControls(run, () => dispatch({ do: 'touch' }));
  useReload(link.outdated);

  const { unit, width, height } = canvas;
  const style = {
    '--u': `${unit}px`,
    '--u-number': unit,
    '--overlay-u': `${overlayUnit(canvas)}px`,
    '--canvas-height': `${height}px`,
    width,
    height,
    transform: `translate(${shift[0] - canvas.offsetX}px, ${shift[1] - canvas.offsetY}px)`,
  };
  const bare = stage.scene === 'closed';
  const troubled = link.state !== 'live' || health === 'readOnly';
  return (
    <NavigationContext value={navigation}>
      <StandingProvider link={link}>
        <div
          className="canvas"
          data-arrangement={canvas.arrangement}
          style={style as CSSProperties}
        >
          {(!bare || troubled) && <TopBar link={link} />}
          <StateBand link={link} />
          {link.display?.paired === false ? (
            <Suspense fallback={null}>
              <PairingScreen display={link.display} />
            </Suspense>
          ) : (
            <SceneLayers
              wanted={stage}
              arrangement={canvas.arrangement}
              unit={unit}
              first={canvas.offsetX === 0 && canvas.offsetY === 0}
            />
          )}
          {link.display?.paired !== false && (
            <FigureOverlay
              figure={bare ? null : stage.figure}
              unit={overlayUnit(canvas)}
              onClose={closeFigure}
            />
          )}
          <DrawOverlay draw={bare ? null : draw} onClose={dismiss} />
          {searching && (
            <Suspense fallback={null}>
              <Search onClose={closeSearch} />
            </Suspense>
          )}
        </div>
        <PageAttributes link={link} />
      </StandingProvider>
    </NavigationContext>
  );
}

const RELOAD_AFTER_MS = 15_000;

/** The relay serves newer pages than this one: say so, then fetch them. */
function useReload(outdated: boolean) {
  useEffect(() => {
    if (!outdated) return;
    const timer = setTimeout(() => window.location.reload(), RELOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, [outdated]);
}
