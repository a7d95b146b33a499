import { useMemo } from 'react';
import { useTopic } from '../../replica/use-replica.ts';
import { onAirFirst } from './on-air.ts';

/** Field video, what is on air first: a press brings one onto the wall. */
export function StreamList({
  chosen,
  onOpen,
}: {
  chosen: string | null;
  onOpen: (streamId: string) => void;
}) {
  const [streams, field] = [useTopic('stream'), useTopic('field')];
  const sorted = useMemo(() => onAirFirst(streams, field), [streams, field]);
  if (sorted.length === 0) return <p className="hint">没有登记的现场视频</p>;
  return (
    <div className="field">
      <span>调出现场视频</span>
      <ul className="hits" aria-label="现场视频">
        {sorted.map(({ id, title, onAir, who }) => (
          <li key={id}>
            <button type="button" aria-pressed={id === chosen} onClick={() => onOpen(id)}>
              <b>{title}</b>
              <span>
                {onAir ? '● 在播' : '○ 未播'}　{who}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
