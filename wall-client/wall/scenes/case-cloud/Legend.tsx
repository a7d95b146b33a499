import { assetStatuses, type GraphAsset } from '../../../charts/case-graph/graph.types.ts';
import { statusLooks } from '../../../charts/case-graph/looks.ts';

/** The states that the picture contains, each as shape, colour and word. */
export function Legend({ assets }: { assets: readonly GraphAsset[] }) {
  const present = assetStatuses.filter((status) => assets.some((each) => each.status === status));
  const unknown = assets.some((asset) => asset.value === null);
  return (
    <ul className="graph-legend" aria-label="图例">
      {present.map((status) => (
        <li key={status}>
          <svg viewBox="0 0 24 24" fill={statusLooks[status].color} aria-hidden="true">
            <path fillRule="evenodd" d={statusLooks[status].glyph} />
          </svg>
          {statusLooks[status].word}
        </li>
      ))}
      {unknown && (
        <li>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <circle className="graph-unknown" cx="12" cy="12" r="9" />
          </svg>
          价值未知
        </li>
      )}
    </ul>
  );
}
