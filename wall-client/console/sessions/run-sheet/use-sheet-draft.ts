import { useCallback, useEffect, useRef, useState } from 'react';
import type { RunItem } from '../conduct/conduct-view.ts';
import { draftOf, isChanged, itemOfRow, type SheetDraft } from './draft.ts';
import { mergedWith } from './merge.ts';

export interface SheetEditing {
  readonly draft: SheetDraft;
  readonly change: (next: SheetDraft) => void;
  /** What somebody else did meanwhile, in words; empty: nothing that needs saying. */
  readonly told: readonly string[];
  readonly heard: () => void;
  readonly drop: () => void;
}

/**
 * The list being arranged on top of the relay's newest: what somebody else saves meanwhile is taken in at
 * once, and told, so that saving never finds a version that it does not know.
 */
export function useSheetDraft(version: number, rows: readonly RunItem[]): SheetEditing {
  const [draft, setDraft] = useState(() => draftOf(version, rows.map(itemOfRow)));
  const [told, setTold] = useState<readonly string[]>([]);
  const now = useRef(draft);
  now.current = draft;

  useEffect(() => {
    const mine = now.current;
    const theirs = rows.map(itemOfRow);
    if (version === mine.version) return;
    if (!isChanged(mine)) {
      setDraft(draftOf(version, theirs));
      return;
    }
    const merged = mergedWith(mine, version, theirs);
    setDraft(merged.draft);
    if (merged.told.length > 0) {
      setTold([`另一位操作人保存了第 ${version} 版，已并入您的修改`, ...merged.told]);
    }
  }, [version, rows]);

  const drop = useCallback(() => {
    setDraft(draftOf(version, rows.map(itemOfRow)));
    setTold([]);
  }, [version, rows]);
  const heard = useCallback(() => setTold([]), []);
  return { draft, change: setDraft, told, heard, drop };
}
