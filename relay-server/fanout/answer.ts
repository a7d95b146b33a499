import type { Frame, Scope, WireRow } from '../../wire/frame.ts';
import type { ScopeKind, Viewer } from '../audiences/viewer.ts';
import type { LogStore, RowsQuery } from '../log/store.ts';

export interface Question {
  readonly scope: Scope;
  readonly epoch: string;
  /** null: the replica holds nothing of this epoch, so it gets everything (reset). */
  readonly since: number | null;
  /** The newest published seq, taken before anything is read. */
  readonly to: number;
  /** The log's mark at `to` (F-18). */
  readonly mark?: string;
  readonly partRows: number;
}

/** What fills a picture first comes first; the many points of the map come last (SPEC F-14). No topic is left out. */
export const STAGES: Readonly<Record<ScopeKind, readonly (readonly string[])[]>> = {
  wall: [
    ['meta', 'wall', 'showing', 'statistic', 'trend', 'closing', 'assetStatus', 'town'],
    ['expiry', 'alert', 'acknowledged', 'activity', 'stream', 'field', 'recordingNow'],
    ['clearance', 'cleared', 'draw', 'display', 'session', 'invitee', 'runItem', 'rehearsal'],
    ['point'],
  ],
  case: [
    ['case', 'party', 'asset', 'seizure'],
    ['measure', 'payment', 'timeline', 'recording', 'clip'],
  ],
};

/**
 * Answers a follow from the store, part by part, so that neither side holds more than a part.
 * A row may be newer than `to`: the newest row wins, so that is harmless, and it comes again live.
 */
export async function* answerFrames(
  store: Pick<LogStore, 'rows' | 'horizon'>,
  viewer: Viewer,
  question: Question,
): AsyncGenerator<Frame> {
  const { scope, epoch, since, to, mark, partRows } = question;
  let part = 0;
  const frameOf = (rows: WireRow[], more: boolean): Frame => ({
    epoch,
    scope,
    from: since ?? 0,
    to,
    ...(since === null && { reset: true as const }),
    ...((more || part > 0) && { part: part++ }),
    ...(more && { more: true as const }),
    ...(!more && mark !== undefined && { mark }),
    rows,
  });

  let held: WireRow[] = [];
  for (const topics of stagesOf(viewer, scope)) {
    for await (const chunk of store.rows(queryOf(question, topics))) {
      const rows = viewer.rowsOf(kindOf(scope), chunk);
      for (const row of since === null ? rows.filter((each) => !each.gone) : rows) {
        if (held.length === partRows) {
          yield frameOf(held, true);
          held = [];
        }
        held.push(row);
      }
    }
    if (since === null && held.length > 0) {
      yield frameOf(held, true);
      held = [];
    }
  }
  if (since !== null && since < store.horizon()) {
    // Tombstones may have gone while others were read: part 0 of a reset begins anew (F-24).
    yield* answerFrames(store, viewer, { ...question, since: null });
    return;
  }
  yield frameOf(held, false);
}

/**
 * From where an answer begins: at the replica's seq, or null for everything (F-11): when tombstones
 * do not reach back that far, and when everything is fewer rows than what has changed.
 */
export async function beginningOf(
  store: Pick<LogStore, 'rowCount' | 'horizon'>,
  viewer: Viewer,
  { scope, since }: { readonly scope: Scope; readonly since: number | null },
): Promise<number | null> {
  if (since === null || since < store.horizon()) return null;
  const caseNumber = caseOf(scope);
  const topics = viewer.topics(kindOf(scope));
  const query = { topics, ...(caseNumber !== undefined && { caseNumber }) };
  const changed = await store.rowCount({ ...query, sinceSeq: since });
  if (changed <= FEW_ROWS) return since;
  return changed > (await store.rowCount({ ...query, liveOnly: true })) ? null : since;
}

/** So many rows are sent as changes even where everything is less: the page keeps its picture. */
const FEW_ROWS = 500;

export function kindOf(scope: Scope): ScopeKind {
  return scope === 'wall' ? 'wall' : 'case';
}

/** The case number of a case scope. */
export function caseOf(scope: Scope): string | undefined {
  return scope === 'wall' ? undefined : scope.slice('case:'.length);
}

function stagesOf(viewer: Viewer, scope: Scope): string[][] {
  const seen = viewer.topics(kindOf(scope));
  return STAGES[kindOf(scope)]
    .map((topics) => topics.filter((topic) => seen.includes(topic)))
    .filter((topics) => topics.length > 0);
}

function queryOf({ scope, since, partRows }: Question, topics: readonly string[]): RowsQuery {
  const caseNumber = caseOf(scope);
  return {
    topics,
    chunk: partRows,
    ...(caseNumber !== undefined && { caseNumber }),
    ...(since === null ? { liveOnly: true } : { sinceSeq: since }),
  };
}

/** A live frame's rows, or a short answer's, as frames of at most `partRows` rows. */
export function framesOf(
  head: Pick<Frame, 'epoch' | 'scope' | 'from' | 'to' | 'mark'>,
  rows: readonly WireRow[],
  partRows: number,
): Frame[] {
  if (rows.length <= partRows) return [{ ...head, rows: [...rows] }];
  const parts = Math.ceil(rows.length / partRows);
  return Array.from({ length: parts }, (_, part) => ({
    ...head,
    part,
    ...(part < parts - 1 && { more: true as const }),
    rows: rows.slice(part * partRows, (part + 1) * partRows),
  }));
}
