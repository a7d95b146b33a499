import { createContext, createElement, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Draft } from './clips/clip-draft.ts';

/** An export that was asked for on this page. */
export interface AskedExport {
  readonly id: string;
  readonly recordingId: string;
  /** 整段录像, or the clip's title. */
  readonly what: string;
}

interface Work {
  readonly drafts: Readonly<Record<string, Draft | null>>;
  readonly setDraft: (recordingId: string, draft: Draft | null) => void;
  readonly exports: readonly AskedExport[];
  readonly addExport: (asked: AskedExport) => void;
}

const Context = createContext<Work>({
  drafts: {},
  setDraft: () => undefined,
  exports: [],
  addExport: () => undefined,
});

/** What was begun on this page and is not lost by looking at another recording. */
export function WorkProvider({ children }: { children: ReactNode }) {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft | null>>>({});
  const [exports, setExports] = useState<readonly AskedExport[]>([]);
  const work = useMemo(
    () => ({
      drafts,
      setDraft: (id: string, draft: Draft | null) => setDrafts((all) => ({ ...all, [id]: draft })),
      exports,
      addExport: (asked: AskedExport) => setExports((all) => [asked, ...all]),
    }),
    [drafts, exports],
  );
  return createElement(Context, { value: work }, children);
}

/** What is being marked in a recording; null: nothing. */
export function useDraft(recordingId: string): [Draft | null, (draft: Draft | null) => void] {
  const { drafts, setDraft } = useContext(Context);
  return [drafts[recordingId] ?? null, (draft) => setDraft(recordingId, draft)];
}

/** @param recordingIds of those that are meant */
export function useExports(recordingIds: readonly string[]): {
  asked: readonly AskedExport[];
  add: (asked: AskedExport) => void;
} {
  const { exports, addExport } = useContext(Context);
  return { asked: exports.filter((one) => recordingIds.includes(one.recordingId)), add: addExport };
}
