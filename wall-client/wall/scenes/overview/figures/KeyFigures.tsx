import { useLayoutEffect } from 'react';
import { useMeta, useRow } from '../../../../replica/use-replica.ts';
import { Skeleton } from '../../../../ui/Notice.tsx';
import { Panel } from '../../../../ui/Panel.tsx';
import { firstFiguresCommitted } from '../../../first-paint.ts';
import { FigureRow } from './FigureRow.tsx';
import { keyFigureIds } from './key-figures.ts';
import './KeyFigures.css';

/** The four figures one looks up to: open, closed, recovered, days to close. */
export function KeyFigures() {
  const ready = useMeta('courtToday') !== undefined;
  useLayoutEffect(() => {
    if (ready) firstFiguresCommitted();
  }, [ready]);
  return (
    <Panel title="核心指标" area="figures">
      {ready ? (
        <ul className="key-figures">
          {keyFigureIds.map((id) => (
            <KeyFigure key={id} id={id} />
          ))}
        </ul>
      ) : (
        <Skeleton lines={8} />
      )}
    </Panel>
  );
}

/** Renders anew only when its own figure changes. */
function KeyFigure({ id }: { id: string }) {
  return <FigureRow id={id} statistic={useRow('statistic', id)} size="figure" />;
}
