import { lazy, Suspense, useEffect } from 'react';
import { Notice } from '../ui/Notice.tsx';
import { PanelBoundary } from '../ui/PanelBoundary.tsx';
import type { Stage } from './control/stage.ts';
import { scenes } from './scenes/registry.ts';
import type { Arrangement, SceneId, SceneProps } from './scenes/scene.ts';
import { useCrossFade } from './use-cross-fade.ts';

const components = new Map(scenes.map((scene) => [scene.id, lazy(scene.load)]));

type Picture = Pick<Stage, 'scene' | 'caseNumber' | 'turn'>;

/** 休屏 has nothing worth keeping, and nothing may linger when the room is closed. */
const cuts = (from: Picture, to: Picture) => from.scene === 'closed' || to.scene === 'closed';

/** The scene on show and, while changing, the coming one above it. */
export function SceneLayers({
  wanted,
  arrangement,
  unit,
  first,
}: {
  wanted: Stage;
  arrangement: Arrangement;
  unit: number;
  first: boolean;
}) {
  const { shown, coming, painted, onPainted } = useCrossFade<Picture>(wanted, cuts);
  // For a watcher: the scene that is really on the wall, not the one that is on its way.
  useEffect(() => {
    document.documentElement.dataset.scene = shown.scene;
  }, [shown.scene]);
  return (
    <main className="layers">
      {[shown, ...(coming ? [coming] : [])].map((picture) => (
        <div
          key={picture.turn}
          className={
            picture !== coming ? 'layer' : painted ? 'layer layer-entering' : 'layer layer-waiting'
          }
        >
          <PanelBoundary title={nameOf(picture.scene)}>
            <Suspense fallback={<Notice title="正在载入" />}>
              <Scene
                id={picture.scene}
                caseNumber={picture.caseNumber}
                page={picture.scene === wanted.scene ? wanted.page : null}
                arrangement={arrangement}
                unit={unit}
                first={first}
                onPainted={() => onPainted(picture.turn)}
              />
            </Suspense>
          </PanelBoundary>
        </div>
      ))}
    </main>
  );
}

function Scene({ id, ...props }: SceneProps & { id: SceneId }) {
  const Component = components.get(id);
  return Component ? <Component {...props} /> : null;
}

export function nameOf(id: SceneId): string {
  return scenes.find((scene) => scene.id === id)?.name ?? '';
}
