import { useEffect, useState } from 'react';
import { useDeed } from '../../../desk/api/use-deed.ts';
import { targetOf } from '../../../desk/key-target.ts';
import { Problem } from '../../../desk/parts/Problem.tsx';
import { usePermissions } from '../../../desk/session/use-session.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { useSessionsApi } from '../api/use-sessions-api.ts';
import { lengthWords } from '../conduct/conduct-view.ts';
import { type SessionRow, useRunItems } from '../use-session-rows.ts';
import {
  type DraftItem,
  isChanged,
  lackOfItem,
  MOST_ITEMS,
  movedTo,
  redone,
  totalOf,
  undone,
  withChanged,
  withItem,
  withoutItem,
} from './draft.ts';
import { ItemDialog } from './ItemDialog.tsx';
import { Palette } from './Palette.tsx';
import { SheetRow } from './SheetRow.tsx';
import { sentItems } from './sent-items.ts';
import { useSheetDraft } from './use-sheet-draft.ts';

/** What is shown in which order: arranged here, saved as a whole. */
export function RunSheetTab({ id, row }: { id: string; row: SessionRow }) {
  const api = useSessionsApi();
  const may = usePermissions();
  const rows = useRunItems(id);
  const { draft, change, told, heard, drop } = useSheetDraft(row.version, rows);
  const { busy, problem, run } = useDeed();
  const [editing, setEditing] = useState<DraftItem | null>(null);
  const isOpen = row.state === 'planned' || row.state === 'running';
  const edits = may('session.plan') && isOpen;
  const changed = isChanged(draft);
  const lacking = draft.items.find((item) => lackOfItem(item) !== null);
  const onAir = row.state === 'running' ? (row.conduct?.itemId ?? null) : null;

  useEffect(() => {
    const stop = new AbortController();
    const onKey = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
      if (!edits || !isUndo || targetOf(event.target) === 'text') return;
      change(event.shiftKey ? redone(draft) : undone(draft));
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey, { signal: stop.signal });
    return () => stop.abort();
  }, [edits, draft, change]);

  useEffect(() => {
    if (!changed) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [changed]);

  async function save() {
    await run(async () => {
      await api.saveRunSheet(id, draft.version, sentItems(draft.items));
      heard();
    });
  }

  return (
    <section className={edits ? 'sheet sheet-edits' : 'sheet'} aria-label="节目单">
      <div className="sheet-list">
        <div className="sheet-bar">
          <p>
            <b>{draft.items.length}</b> 项 · {lengthWords(totalOf(draft.items))}
            {row.version > 0 && <span className="hint"> · 第 {row.version} 版</span>}
          </p>
          {edits && (
            <div className="page-side">
              <button
                type="button"
                className="quiet"
                disabled={draft.past.length === 0}
                onClick={() => change(undone(draft))}
              >
                撤销
              </button>
              <button
                type="button"
                className="quiet"
                disabled={draft.future.length === 0}
                onClick={() => change(redone(draft))}
              >
                重做
              </button>
              {changed && (
                <button type="button" className="quiet" onClick={drop}>
                  放弃修改
                </button>
              )}
              <button
                type="button"
                className="primary"
                disabled={!changed || busy || lacking !== undefined}
                onClick={() => void save()}
              >
                {busy ? '正在保存……' : changed ? '保存' : '已保存'}
              </button>
            </div>
          )}
        </div>
        <Problem text={problem} />
        {told.length > 0 && (
          <div className="told" role="status">
            <ul>
              {told.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <button type="button" className="quiet" onClick={heard}>
              知道了
            </button>
          </div>
        )}
        {draft.items.length === 0 ? (
          <Notice title="节目单还是空的">
            {edits ? '从右边加入片段、法条页、谈话与休息' : ''}
          </Notice>
        ) : (
          <ol className="sheet-items">
            {draft.items.map((item, at) => (
              <SheetRow
                key={item.itemId}
                item={item}
                at={at}
                many={draft.items.length}
                edits={edits}
                isOnAir={item.itemId === onAir}
                row={rows.find(({ itemId }) => itemId === item.itemId)}
                onMove={(to) => change(movedTo(draft, item.itemId, to))}
                onEdit={() => setEditing(item)}
                onRemove={() => change(withoutItem(draft, item.itemId))}
              />
            ))}
          </ol>
        )}
      </div>
      {edits && (
        <Palette
          isFull={draft.items.length >= MOST_ITEMS}
          used={draft.items}
          onAdd={(item) => change(withItem(draft, item))}
          onWrite={(item) => setEditing(item)}
        />
      )}
      {editing && (
        <ItemDialog
          item={editing}
          onSave={(item) => {
            const isThere = draft.items.some(({ itemId }) => itemId === item.itemId);
            change(isThere ? withChanged(draft, item) : withItem(draft, item));
            setEditing(null);
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}
