import type { GraphAsset } from '../../../charts/case-graph/graph.types.ts';
import { statusLooks } from '../../../charts/case-graph/looks.ts';
import { fitLine } from '../../../charts/case-graph/text-fit.ts';
import { Notice } from '../../../ui/Notice.tsx';
import type { AssetDetail } from './asset-detail.utils.ts';
import './DetailPanel.css';

/** The strip under the graph: everything that is known of the selected asset. */
export function DetailPanel({
  detail,
  asset,
}: {
  detail: AssetDetail | undefined;
  asset: GraphAsset | undefined;
}) {
  return (
    <section className="panel detail" aria-label="财产详情">
      <div className="panel-body">
        {detail && asset ? <Known detail={detail} asset={asset} /> : <Notice title="未选中财产" />}
      </div>
    </section>
  );
}

function Known({ detail, asset }: { detail: AssetDetail; asset: GraphAsset }) {
  const look = statusLooks[asset.status];
  return (
    <>
      <header className="detail-head">
        <svg viewBox="0 0 24 24" fill={look.color} aria-hidden="true">
          <path fillRule="evenodd" d={look.glyph} />
        </svg>
        <h2>{fitLine(detail.name, 560, 26)}</h2>
        <strong style={{ color: look.color }}>{detail.state}</strong>
        <span>{detail.kind}</span>
        {detail.owner && <span className="detail-owner">{fitLine(detail.owner, 220, 20)}</span>}
      </header>
      <dl className="detail-facts">
        {detail.facts.map((fact) => (
          <div key={fact.label} className={fact.urgent ? 'detail-urgent' : undefined}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
        {detail.others.length > 0 && (
          <div>
            <dt>另有</dt>
            <dd>{fitLine(detail.others.join('；'), 420, 20)}</dd>
          </div>
        )}
      </dl>
    </>
  );
}
