import { useEffect, useMemo, useRef } from 'react';
import { type VisitPage, visitPages } from '../../../../wire/codes.ts';
import { useMeta } from '../../../replica/use-replica.ts';
import { Skeleton } from '../../../ui/Notice.tsx';
import { useFigureKeys } from '../../figure-card/use-figure-keys.ts';
import { firstFiguresCommitted } from '../../first-paint.ts';
import { useCrossFade } from '../../use-cross-fade.ts';
import type { SceneProps } from '../scene.ts';
import { Page } from './Page.tsx';
import { Rail } from './Rail.tsx';
import './delegates.css';

/** 数据参观: a story in pages, one message each, told by a presenter or by itself. */
export default function Delegates({ page: wanted, arrangement, unit, onPainted }: SceneProps) {
  const page = visitPages.codes.find((one) => one === wanted) ?? visitPages.codes[0];
  const turn = visitPages.codes.indexOf(page);
  const picture = useMemo(() => ({ turn, page }), [turn, page]);
  const { shown, coming, painted, onPainted: onDrawn } = useCrossFade(picture, never);
  const told = useMeta('courtToday') !== undefined;
  const first = useRef(true);
  const stage = useRef<HTMLDivElement>(null);
  useFigureKeys(stage, `[data-page="${page}"] `);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once there are figures
  useEffect(() => {
    if (told) firstFiguresCommitted();
    else onPainted();
  }, [told]);

  const drawn = (which: number) => {
    onDrawn(which);
    if (!first.current) return;
    first.current = false;
    onPainted();
  };
  return (
    <section className="visit" data-arrangement={arrangement} data-page={shown.page}>
      <div className="visit-stage" ref={stage}>
        {told ? (
          [shown, ...(coming ? [coming] : [])].map((one) => (
            <div key={one.turn} className={layerOf(one === coming, painted)}>
              <Page
                page={one.page}
                arrangement={arrangement}
                unit={unit}
                onDrawn={() => drawn(one.turn)}
              />
            </div>
          ))
        ) : (
          <div className="layer visit-loading">
            <Skeleton lines={6} />
          </div>
        )}
      </div>
      <Rail page={page} />
    </section>
  );
}

const never = (_from: { page: VisitPage }, _to: { page: VisitPage }) => false;

function layerOf(isComing: boolean, painted: boolean): string {
  if (!isComing) return 'layer';
  return painted ? 'layer layer-entering' : 'layer layer-waiting';
}
