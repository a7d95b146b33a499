import { useLayoutEffect } from 'react';
import { useMeta, useTopic } from '../../../../replica/use-replica.ts';
import { Skeleton } from '../../../../ui/Notice.tsx';
import { Panel } from '../../../../ui/Panel.tsx';
import { firstFiguresCommitted } from '../../../first-paint.ts';
import { FigureRow } from './FigureRow.tsx';
import { keyFigureIds } from './key-figures.ts';
import './KeyFigures.css';

/** The four figures one looks up to: open, closed, recovered, days to close. */
export function KeyFigures() {
  const statistics = useTopic('statistic');
  const ready = useMeta() !== undefined;
  useLayoutEffect(() => {
    if (ready) firstFiguresCommitted();
  }, [ready]);
  return (
    <Panel title="核心指标" area="figures">
      {ready ? (
        <ul className="key-figures">
          {keyFigureIds.map((id) => (
            <FigureRow key={id} statistic={statistics.get(id)} size="figure" />
          ))}
        </ul>
      ) : (
        <Skeleton lines={8} />
      )}
    </Panel>
  );
}
