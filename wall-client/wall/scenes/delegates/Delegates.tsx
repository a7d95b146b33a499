import { useEffect, useMemo, useRef } from 'react';
import { type VisitPage, visitPages } from '../../../../wire/codes.ts';
import { useMeta } from '../../../replica/use-replica.ts';
import { Skeleton } from '../../../ui/Notice.tsx';
import { useFigureKeys } from '../../figure-card/use-figure-keys.ts';
import { firstFiguresCommitted } from '../../first-paint.ts';
import { useCrossFade } from '../../use-cross-fade.ts';
import type { SceneProps } from '../scene.ts';
import { PageLayer } from './PageLayer.tsx';
import { Rail } from './Rail.tsx';
import { usePageAhead } from './use-page-ahead.ts';
import './delegates.css';

/** 数据参观: a story in pages, one message each, told by a presenter or by itself. */
export default function Delegates({ page: wanted, arrangement, unit, onPainted }: SceneProps) {
  const page = visitPages.codes.find((one) => one === wanted) ?? visitPages.codes[0];
  const turn = turnOf(page);
  const picture = useMemo(() => ({ turn, page }), [turn, page]);
  const { shown, coming, painted, onPainted: onDrawn } = useCrossFade(picture, never);
  const ahead = usePageAhead(pageAfter(shown.page), coming !== null);
  const told = useMeta('courtToday') !== undefined;
  const first = useRef(true);
  const stage = useRef<HTMLDivElement>(null);
  // Of the page itself: one made ahead stands in the stage too.
  useFigureKeys(stage, `.visit-page[data-page="${page}"] `);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once there are figures
  useEffect(() => {
    if (told) firstFiguresCommitted();
    else onPainted();
  }, [told]);

  const drawn = (which: VisitPage) => {
    onDrawn(turnOf(which));
    if (!first.current) return;
    first.current = false;
    onPainted();
  };
  // Each under its page's name, so that one made ahead comes on as it is; who comes is above who goes.
  const layers = [
    { page: shown.page, part: 'shown' as const },
    ...(coming ? [{ page: coming.page, part: painted ? 'entering' : 'waiting' } as const] : []),
    ...(ahead !== null && ahead !== shown.page && ahead !== coming?.page
      ? [{ page: ahead, part: 'ahead' as const }]
      : []),
  ];
  return (
    <section className="visit" data-arrangement={arrangement} data-page={shown.page}>
      <div className="visit-stage" ref={stage}>
        {told ? (
          layers.map((one) => (
            <PageLayer
              key={one.page}
              page={one.page}
              part={one.part}
              arrangement={arrangement}
              unit={unit}
              onDrawn={() => drawn(one.page)}
            />
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

const turnOf = (page: VisitPage) => visitPages.codes.indexOf(page);

/** The first follows the last. */
function pageAfter(page: VisitPage): VisitPage {
  return visitPages.codes[turnOf(page) + 1] ?? visitPages.codes[0];
}
