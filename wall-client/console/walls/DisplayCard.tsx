import { useMachineClock, usePosition } from '../../replica/use-replica.ts';
import { shortMoment } from '../../ui/format.ts';
import { Mirror } from './Mirror.tsx';
import { agoWords, factsOf, newestOf, STATE_WORDS, stateOf } from './screen-state.ts';
import { OWN_PAGE } from './standing.ts';
import type { DisplayItem } from './walls-api.ts';

/** One display: what it is called, how it stands, what it shows. */
export function DisplayCard({
  display,
  onMove,
  onRevoke,
}: {
  display: DisplayItem;
  onMove?: () => void;
  onRevoke?: () => void;
}) {
  const machineNow = useMachineClock();
  const { seq } = usePosition();
  const { id, name, column, row, pairedAt, by, screens } = display;
  const screen = newestOf(screens);
  const state = stateOf(screen, machineNow());
  const facts = factsOf(screen, seq ?? 0);
  return (
    <article className={`display display-${state}`} aria-label={name}>
      <header>
        <h4>{name}</h4>
        <span className="display-state">{STATE_WORDS[state]}</span>
        <span className="hint">
          {row} 行 {column} 列
        </span>
      </header>
      {screen !== null && <Mirror displayId={id} name={name} report={screen.report} />}
      <dl className="facts">
        <dt>正在显示</dt>
        <dd>{facts.shows}</dd>
        <dt>落后</dt>
        <dd>{facts.behind}</dd>
        <dt>往返</dt>
        <dd>{facts.latency}</dd>
        {facts.skew !== null && (
          <>
            <dt>画面偏差</dt>
            <dd>{facts.skew}</dd>
          </>
        )}
        <dt>最近回报</dt>
        <dd>{agoWords(facts.seen, machineNow())}</dd>
      </dl>
      <footer>
        <span className="hint">
          {id === OWN_PAGE ? '演示配对' : `${shortMoment(pairedAt)} ${by} 配对`}
        </span>
        {onMove && onRevoke && (
          <span className="display-deeds">
            <button type="button" onClick={onMove}>
              移动
            </button>
            <button type="button" className="danger" onClick={onRevoke}>
              停用
            </button>
          </span>
        )}
      </footer>
    </article>
  );
}
