import { useState } from 'react';
import { Dialog } from '../../../desk/parts/Dialog.tsx';
import { type DraftItem, LONGEST, lackOfItem, trimmed } from './draft.ts';
import { KIND_WORDS } from './kind-words.ts';

/** One item's words, how long it stands, and the operator's cue. A clip's own words are those cleared. */
export function ItemDialog({
  item,
  onSave,
  onClose,
}: {
  item: DraftItem;
  onSave: (item: DraftItem) => void;
  onClose: () => void;
}) {
  const [draft, setDraft] = useState(item);
  const lack = lackOfItem(draft);
  const seconds = draft.ms === null ? '' : String(Math.round(draft.ms / 1_000));
  return (
    <Dialog title={`${KIND_WORDS[item.kind]} · ${item.title || '新的一项'}`} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (lack === null) onSave(trimmed(draft));
        }}
      >
        {draft.kind !== 'clip' && (
          <label className="field">
            <span>标题（大屏显示）</span>
            <input
              value={draft.title}
              maxLength={LONGEST.title}
              autoComplete="off"
              onChange={({ target }) => setDraft({ ...draft, title: target.value })}
            />
          </label>
        )}
        {draft.kind === 'law' && (
          <>
            <label className="field">
              <span>要点（大屏大字显示，宜短）</span>
              <textarea
                rows={5}
                value={draft.text}
                maxLength={LONGEST.text}
                onChange={({ target }) => setDraft({ ...draft, text: target.value })}
              />
            </label>
            <label className="field">
              <span>法律依据</span>
              <input
                value={draft.basis}
                maxLength={LONGEST.basis}
                autoComplete="off"
                onChange={({ target }) => setDraft({ ...draft, basis: target.value })}
              />
            </label>
          </>
        )}
        {draft.kind !== 'clip' && (
          <label className="field">
            <span>时长，秒（不填：由操作人结束）</span>
            <input
              inputMode="numeric"
              value={seconds}
              onChange={({ target }) => {
                const typed = target.value.replaceAll(/\D/g, '').slice(0, 5);
                setDraft({ ...draft, ms: typed === '' ? null : Number(typed) * 1_000 });
              }}
            />
          </label>
        )}
        <label className="field">
          <span>提示（只有操作人看得到）</span>
          <input
            value={draft.cue}
            maxLength={LONGEST.cue}
            autoComplete="off"
            onChange={({ target }) => setDraft({ ...draft, cue: target.value })}
          />
        </label>
        <div className="form-foot">
          {lack !== null && <span className="hint">{lack}</span>}
          <button type="button" onClick={onClose}>
            返回
          </button>
          <button type="submit" className="primary" disabled={lack !== null}>
            确定
          </button>
        </div>
      </form>
    </Dialog>
  );
}
