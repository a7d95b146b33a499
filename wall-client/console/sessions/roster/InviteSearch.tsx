import { useState } from 'react';
import type { SearchHit } from '../../../../wire/frame.ts';
import { Refused } from '../../../desk/api/refused.ts';
import { useDeed } from '../../../desk/api/use-deed.ts';
import { Problem } from '../../../desk/parts/Problem.tsx';
import { useCase, useCaseTopic, useSearch } from '../../../replica/use-replica.ts';
import type { Whom } from '../api/sessions-api.ts';
import { SOCKET_WORDS } from './search-words.ts';

/** A case by its number or a name in it; then who of it is to come. */
export function InviteSearch({
  there,
  chosen,
  onToggle,
}: {
  there: ReadonlySet<string>;
  chosen: ReadonlyMap<string, Whom>;
  onToggle: (whom: Whom) => void;
}) {
  const search = useSearch();
  const { busy, problem, run } = useDeed();
  const [text, setText] = useState('');
  const [hits, setHits] = useState<readonly SearchHit[] | null>(null);
  async function find() {
    await run(async () => {
      const answer = await search(text.trim());
      if ('refused' in answer) throw new Refused('refused', SOCKET_WORDS[answer.refused]);
      setHits(answer.hits.slice(0, 8));
    });
  }
  return (
    <>
      <form
        className="invite-search"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') void find();
        }}
      >
        <input
          aria-label="案号或名称"
          placeholder="按案号或名称查找"
          value={text}
          maxLength={60}
          autoComplete="off"
          onChange={({ target }) => setText(target.value)}
        />
        <button type="submit" disabled={busy || text.trim() === ''}>
          查找
        </button>
      </form>
      <Problem text={problem} />
      {hits?.length === 0 && <p className="empty">没有查到</p>}
      {hits && hits.length > 0 && (
        <ul className="invite-list">
          {hits.map(({ caseNumber, cause }) => (
            <HitRow
              key={caseNumber}
              caseNumber={caseNumber}
              cause={cause}
              there={there}
              chosen={chosen}
              onToggle={onToggle}
            />
          ))}
        </ul>
      )}
    </>
  );
}

function HitRow({
  caseNumber,
  cause,
  there,
  chosen,
  onToggle,
}: {
  caseNumber: string;
  cause: string;
  there: ReadonlySet<string>;
  chosen: ReadonlyMap<string, Whom>;
  onToggle: (whom: Whom) => void;
}) {
  const { status } = useCase(caseNumber);
  const parties = useCaseTopic(caseNumber, 'party');
  const executees = [...parties].filter(([, { role, left }]) => role === 'executee' && !left);
  return (
    <li className="invite-hit">
      <span>
        {caseNumber} · {cause}
      </span>
      {status === 'ready' && executees.length === 0 && <span className="hint">没有被执行人</span>}
      {executees.map(([partyId, { name }]) => {
        const key = `${caseNumber}\n${partyId}`;
        return (
          <label key={partyId}>
            <input
              type="checkbox"
              checked={chosen.has(key) || there.has(key)}
              disabled={there.has(key)}
              onChange={() => onToggle({ caseNumber, partyId })}
            />
            <b>{name}</b>
            {there.has(key) && <span className="hint">已在名单</span>}
          </label>
        );
      })}
    </li>
  );
}
