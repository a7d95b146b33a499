import { lazy, Suspense, useEffect } from 'react';
import { PanelBoundary } from '../../ui/PanelBoundary.tsx';
import { afterFirstPaint } from '../first-paint.ts';

const loadCard = () => afterFirstPaint(() => import('./FigureCardLayer.tsx'));
const Card = lazy(loadCard);

/** The card of the figure that was opened, over whatever scene is on; nothing while none is. */
export function FigureOverlay({
  figure,
  unit,
  onClose,
}: {
  figure: string | null;
  unit: number;
  onClose: () => void;
}) {
  // At hand before it is asked for: it must open, and say so, when the relay is away.
  useEffect(() => void loadCard(), []);
  if (figure === null) return null;
  return (
    <PanelBoundary title="指标说明">
      <Suspense fallback={null}>
        <Card key={figure} figure={figure} unit={unit} onClose={onClose} />
      </Suspense>
    </PanelBoundary>
  );
}
