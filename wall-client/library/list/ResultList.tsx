import { type KeyboardEvent, useRef } from 'react';
import type { RecordingItem } from '../../../wire/library.ts';
import type { Standing } from '../../desk/api/polled.ts';
import { wordsOf } from '../../desk/api/refused.ts';
import { Notice, Skeleton } from '../../ui/Notice.tsx';
import type { Found } from '../api/library-api.ts';
import { ResultRow } from './ResultRow.tsx';

/** The recordings that answer the search, newest first. */
export function ResultList({
  found,
  open,
  openRun,
  today,
  isSearch,
  onOpen,
  onMore,
}: {
  found: Standing<Found>;
  open: string | null;
  /** The run that what is open is of; null: it is the only one, or not known yet. */
  openRun: string | null;
  today: string;
  /** Something is looked for; else all are meant. */
  isSearch: boolean;
  onOpen: (id: string) => void;
  onMore: () => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const { value, error } = found;
  if (value === null) {
    if (error === null) return <Skeleton lines={10} />;
    return (
      <Notice tone="error" title="录像列表取不到">
        {wordsOf(error)}
      </Notice>
    );
  }
  const { recordings, more } = value;
  if (recordings.length === 0) {
    return isSearch ? (
      <Notice title="没有查到">换一个词或放宽条件再试</Notice>
    ) : (
      <Notice title="还没有录像">现场设备开始推流后自动录制，在此列出</Notice>
    );
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('.row') ?? [])];
    const at = rows.findIndex((row) => row.matches(':focus'));
    if (at === -1) return;
    event.preventDefault();
    rows[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  }
  const isOpen = ({ id, run }: RecordingItem) =>
    id === open || (run !== null && run.id === openRun);
  const entry = (recordings.find(isOpen) ?? recordings[0])?.id;
  return (
    <>
      <ul
        ref={list}
        className={found.isOther ? 'rows rows-other' : 'rows'}
        aria-label="录像列表"
        aria-busy={found.isOther}
        onKeyDown={onKeyDown}
      >
        {recordings.map((recording) => (
          <ResultRow
            key={recording.run?.id ?? recording.id}
            recording={recording}
            today={today}
            isOpen={isOpen(recording)}
            tabStop={recording.id === entry}
            onOpen={() => onOpen(recording.id)}
          />
        ))}
      </ul>
      {more && (
        <button type="button" className="quiet rows-more" disabled={found.isOther} onClick={onMore}>
          {found.isOther ? '正在取……' : '载入更早的'}
        </button>
      )}
    </>
  );
}
