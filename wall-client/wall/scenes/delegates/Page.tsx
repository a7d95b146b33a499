import { memo } from 'react';
import type { VisitPage } from '../../../../wire/codes.ts';
import { useTopic } from '../../../replica/use-replica.ts';
import type { Arrangement } from '../scene.ts';
import { ExampleSlot } from './ExampleSlot.tsx';
import { liveId, story } from './story.ts';
import { VisitChart } from './VisitChart.tsx';
import { VisitFigure } from './VisitFigure.tsx';

/**
 * One page of the story: a question, the figures that answer it, a chart.
 * @param parts how many of its three parts are there: figures; chart; what stands beside them
 */
export const Page = memo(function Page({
  page,
  parts,
  arrangement,
  unit,
  onDrawn,
}: {
  page: VisitPage;
  parts: number;
  arrangement: Arrangement;
  unit: number;
  onDrawn: () => void;
}) {
  const told = story[page];
  return (
    <article className="visit-page" data-page={page} aria-label={told.question}>
      <header className="visit-head">
        <h2>{told.question}</h2>
        <p>{told.remark}</p>
      </header>
      <div className="visit-figures">
        {told.figures.map((figure, at) => (
          <VisitFigure key={figure.of} told={figure} leads={at === 0 || told.figures.length < 3} />
        ))}
      </div>
      <div className="visit-body">
        {parts > 1 && <VisitChart told={told} unit={unit} onDrawn={onDrawn} />}
      </div>
      {parts > 2 && arrangement !== 'base' && <Definitions page={page} />}
      <aside className="visit-aside">{parts > 2 && <ExampleSlot page={page} />}</aside>
    </article>
  );
});

/** How the page's figures are reckoned: where there is room for it. */
function Definitions({ page }: { page: VisitPage }) {
  const statistics = useTopic('statistic');
  const known = story[page].figures.flatMap((told) => statistics.get(liveId(told)) ?? []);
  return (
    <section className="visit-definitions" aria-label="怎么算的">
      <h3>怎么算的</h3>
      <dl>
        {known.map(({ id, label, definition }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{definition}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
