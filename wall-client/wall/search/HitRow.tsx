import { useEffect, useRef } from 'react';
import type { SearchHit } from '../../../wire/frame.ts';
import { fitLine } from '../../charts/case-graph/text-fit.ts';
import { moneyText } from '../../ui/format.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { partiesText, stageMark, stageWord, townWord } from './hit.utils.ts';

/** One case that answers the query; names come masked from the relay. */
export function HitRow({
  hit,
  selected,
  onPoint,
  onOpen,
}: {
  hit: SearchHit;
  selected: boolean;
  onPoint: () => void;
  onOpen: () => void;
}) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <li ref={row}>
      <button
        type="button"
        className={selected ? 'hit hit-selected' : 'hit'}
        aria-current={selected}
        onPointerMove={onPoint}
        onClick={onOpen}
      >
        <span className="hit-number">{hit.caseNumber}</span>
        <span className="hit-stage">
          <StatusMark name={stageMark(hit.stage)} />
          {stageWord(hit.stage)}
        </span>
        <span className="hit-claim">
          <small>标的</small> {moneyText(hit.claimAmount)}
        </span>
        <span className="hit-cause">
          {fitLine(`${hit.cause}　${partiesText(hit.parties)}`, 780, 20)}
        </span>
        <span className="hit-town">{townWord(hit.town)}</span>
      </button>
    </li>
  );
}
