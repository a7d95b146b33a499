import { useTopic } from '../../../../replica/use-replica.ts';
import { Notice } from '../../../../ui/Notice.tsx';
import { Panel } from '../../../../ui/Panel.tsx';
import { useFit } from '../../../../ui/use-fit.ts';
import { FigureRow } from './FigureRow.tsx';
import { thatFit } from './figure-row.utils.ts';
import { resultFigureIds } from './key-figures.ts';

/** Further results with their periods, as many as there is room for. */
export function ResultsPanel() {
  const statistics = useTopic('statistic');
  const { ref, rows } = useFit<HTMLUListElement>(1);
  const known = resultFigureIds.flatMap((id) => statistics.get(id) ?? []);
  return (
    <Panel title="成效指标" area="results">
      {statistics.size > 0 && known.length === 0 ? (
        <Notice title="暂无成效指标" />
      ) : (
        <ul className="key-figures" ref={ref}>
          {thatFit(known, rows).map((statistic) => (
            <FigureRow key={statistic.id} id={statistic.id} statistic={statistic} size="middle" />
          ))}
        </ul>
      )}
    </Panel>
  );
}
