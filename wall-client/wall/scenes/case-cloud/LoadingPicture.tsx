import { Skeleton } from '../../../ui/Notice.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import type { Arrangement } from '../scene.ts';
import { Arranged, type Parts } from './Arranged.tsx';

/** The panels of a case before its rows have come. */
export function LoadingPicture({
  caseNumber,
  arrangement,
}: {
  caseNumber: string;
  arrangement: Arrangement;
}) {
  const waiting = (title: string, lines: number) => (
    <Panel title={title} asOf={null}>
      <Skeleton lines={lines} />
    </Panel>
  );
  const parts: Parts = {
    card: (
      <Panel title="案件" asOf={null}>
        <p className="case-card-number">{caseNumber}</p>
        <div className="case-loading">
          <Skeleton lines={7} />
        </div>
      </Panel>
    ),
    money: (
      <Panel title="案款" asOf={null}>
        <div className="case-loading">
          <Skeleton lines={4} />
        </div>
      </Panel>
    ),
    parties: waiting('当事人', 3),
    termination: null,
    graph: waiting('财产云图', 8),
    detail: (
      <section className="panel">
        <div className="panel-body">
          <Skeleton lines={2} />
        </div>
      </section>
    ),
    time: waiting('办案节点', 10),
    measures: waiting('强制措施', 2),
    payments: waiting('到款发放', 2),
    media: null,
    screen: null,
  };
  return <Arranged parts={parts} arrangement={arrangement} mediaHeight={0} />;
}
