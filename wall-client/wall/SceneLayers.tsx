import { lazy, Suspense } from 'react';
import { PanelBoundary } from '../ui/PanelBoundary.tsx';
import { scenes } from './scenes/registry.ts';
import type { Arrangement, SceneId, SceneProps } from './scenes/scene.ts';
import { type Picture, useCrossFade } from './use-cross-fade.ts';

const components = new Map(scenes.map((scene) => [scene.id, lazy(scene.load)]));

/** The scene on show and, while changing, the coming one above it. */
export function SceneLayers({
  wanted,
  arrangement,
  unit,
}: {
  wanted: Picture;
  arrangement: Arrangement;
  unit: number;
}) {
  const { shown, coming, painted, onPainted } = useCrossFade(wanted);
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
            <Suspense fallback={null}>
              <Scene
                id={picture.scene}
                caseNumber={picture.caseNumber}
                arrangement={arrangement}
                unit={unit}
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
