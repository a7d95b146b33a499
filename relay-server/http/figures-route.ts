import type { RequestHandler } from 'express';
import { caseNumber } from '../../wire/primitives.ts';
import { statisticView } from '../../wire/views.ts';
import type { Viewer } from '../audiences/viewer.ts';
import type { LogStore } from '../log/store.ts';
import { type RowData, rowSchemas } from '../projections/rows.ts';
import { RequestProblem } from './problem.ts';

type RowReader = Pick<LogStore, 'rows' | 'head'>;

/**
 * `GET /api/v1/statistics`: every figure with its definition and period, by id. A period without an
 * end runs `toDate`: its `to` is the log's court day. `asOf` is the data's, for every figure the same;
 * `changedAt` is when the figure last moved (UTC ms).
 */
export function getStatistics(store: RowReader, viewer: Viewer): RequestHandler {
  return async (_request, response) => {
    const { courtToday, asOf } = await dataDay(store);
    const figures = (await liveRows(store, viewer, 'wall', { topics: ['statistic'] }))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ view }) => {
        const figure = statisticView.parse(view);
        const { from, to } = figure.period;
        const period = { from, to: to ?? courtToday, toDate: to === null };
        return { ...figure, period, asOf, changedAt: figure.asOf };
      });
    response.json(figures);
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

/** The court day and the as-of of the data; before the first event both stand at the beginning. */
async function dataDay(store: RowReader): Promise<RowData<'meta'>> {
  for await (const [row] of store.rows({ topics: ['meta'], liveOnly: true })) {
    return rowSchemas.meta.parse(row?.data);
  }
  return { courtToday: '1970-01-01', asOf: 0 };
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
