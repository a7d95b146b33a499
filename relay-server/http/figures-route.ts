import type { RequestHandler } from 'express';
import { caseNumber } from '../../wire/primitives.ts';
import type { Viewer } from '../audiences/viewer.ts';
import type { LogStore } from '../log/store.ts';
import { RequestProblem } from './problem.ts';

type RowReader = Pick<LogStore, 'rows' | 'head'>;

/** `GET /api/v1/statistics`: every figure with its definition and period, by id. */
export function getStatistics(store: RowReader, viewer: Viewer): RequestHandler {
  return async (_request, response) => {
    const figures = await liveRows(store, viewer, 'wall', { topics: ['statistic'] });
    response.json(figures.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ view }) => view));
  };
}

/** `GET /api/v1/cases/:caseNumber`: one case as the bureau sees it, row by row. */
export function getCase(store: RowReader, viewer: Viewer): RequestHandler {
  return async (request, response) => {
    const parsed = caseNumber.safeParse(request.params.caseNumber);
    if (!parsed.success) throw new RequestProblem('invalid_request', '不是有效案号');
    const { seq } = store.head();
    const topics = viewer.topics('case');
    const rows = await liveRows(store, viewer, 'case', { topics, caseNumber: parsed.data });
    if (rows.length === 0) throw new RequestProblem('not_found', `没有案件 ${parsed.data}`);
    response.json({ caseNumber: parsed.data, seq, rows });
  };
}

async function liveRows(
  store: RowReader,
  viewer: Viewer,
  kind: 'wall' | 'case',
  query: { topics: string[]; caseNumber?: string },
) {
  const rows = [];
  for await (const chunk of store.rows({ ...query, liveOnly: true })) {
    rows.push(...viewer.rowsOf(kind, chunk).filter((row) => !row.gone));
  }
  return rows;
}
