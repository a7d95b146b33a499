import type { CaseRows } from './case-rows.ts';
import { lifeOf } from './life.utils.ts';

/** The whole life as six stations; a hollow one has not been reached. */
export function LifeStrip({ rows }: { rows: CaseRows }) {
  return (
    <ol className="life" aria-label="全程">
      {lifeOf(rows).map((station) => (
        <li
          key={station.id}
          className={`life-${station.id} ${station.reached ? 'reached' : ''}`}
          aria-label={`${station.word} ${station.reached ? (station.on ?? '已过') : '未到'}`}
        >
          {station.word}
          <time>{station.on === null ? '—' : station.on.slice(2, 7).replace('-', '.')}</time>
        </li>
      ))}
    </ol>
  );
}
