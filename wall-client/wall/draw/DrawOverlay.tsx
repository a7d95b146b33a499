import { lazy, Suspense, useEffect } from 'react';
import type { View } from '../../../wire/views.ts';
import { PanelBoundary } from '../../ui/PanelBoundary.tsx';
import { afterFirstPaint } from '../first-paint.ts';
import '../figure-card/figure-card.css';

const loadPanel = () =>
  afterFirstPaint(async () => ({ default: (await import('./DrawPanel.tsx')).DrawPanel }));
const Panel = lazy(loadPanel);

/** The draw that stands on this wall, over whatever is on; nothing while none does. */
export function DrawOverlay({ draw, onClose }: { draw: View<'draw'> | null; onClose: () => void }) {
  useEffect(() => void loadPanel(), []);
  if (draw === null) return null;
  return (
    <PanelBoundary title="随机抽取">
      <Suspense fallback={null}>
        <Panel draw={draw} onClose={onClose} />
      </Suspense>
    </PanelBoundary>
  );
}
