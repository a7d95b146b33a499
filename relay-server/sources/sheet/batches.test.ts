import { describe, expect, it } from 'vitest';
import { CASE_COLUMNS, type Sheet, type SheetRow } from './columns.ts';
import { type ImportTarget, importSheets } from './import-sheets.ts';
import type { KnownCase } from './plan.ts';

const NOW = Date.parse('2024-11-28T10:00:00+08:00');

function row(
  number: number,
  serial: number,
  changes: Readonly<Record<string, string>> = {},
): SheetRow {
  const usual: Record<string, string> = {
    案号: `（2024）粤0607执${serial}号`,
    立案日期: '2024-03-01',
    立案案由: '买卖合同纠纷',
    申请执行人: '演示甲',
    被执行人: '演示乙',
    申请执行标的金额: '1000',
    ...changes,
  };
  return { number, cells: new Map(CASE_COLUMNS.map((head) => [head, usual[head] ?? null])) };
}

const sheet = (rows: readonly SheetRow[]): Sheet => ({
  name: '案件',
  kind: 'cases',
  heads: CASE_COLUMNS,
  rows,
});

interface Sent {
  readonly id: string;
  readonly type: string;
  readonly caseNumber: string;
}

/** A relay that knows ids and filings; refuses what `refuses` names. */
function relay(refuses: (event: Sent) => boolean = () => false) {
  const requests: Sent[][] = [];
  const asked: (readonly string[])[] = [];
  const logged = new Map<string, Sent>();
  const target: ImportTarget = {
    known: async (caseNumbers) => {
      asked.push(caseNumbers);
      const filed = [...logged.values()].filter(({ type }) => type === 'case.filed');
      const held = filed.filter(({ caseNumber }) => caseNumbers.includes(caseNumber));
      return new Map(held.map(({ caseNumber }) => [caseNumber, KNOWN]));
    },
    record: async (items) => {
      const events = items.map((item) => sentOf(item));
      requests.push(events);
      const rejected = events.flatMap((event, index) =>
        refuses(event) ? [{ index, message: '不合规则', rule: 'C-1' }] : [],
      );
      const fresh = events.filter((event) => !refuses(event) && !logged.has(event.id));
      for (const event of fresh) logged.set(event.id, event);
      return { accepted: fresh.length, rejected };
    },
  };
  return { target, requests, asked };
}

const KNOWN: KnownCase = {
  filedOn: '2024-03-01',
  judge: null,
  claimAmount: 100_000,
  recoveredAmount: 0,
  currentNode: null,
  closedOn: null,
  closingWay: null,
  assets: new Set(),
  seizures: new Map(),
};

function sentOf(item: unknown): Sent {
  if (typeof item !== 'object' || item === null) throw new Error('no event');
  const text = (name: string) => String(Object.entries(item).find(([key]) => key === name)?.[1]);
  return { id: text('id'), type: text('type'), caseNumber: text('caseNumber') };
}

const options = { now: NOW, dryRun: false, onProgress: () => undefined };

describe('an import of many rows', () => {
  it('asks and sends in bulk, at most a thousand events a request, and tells how far it is', async () => {
    const { target, requests, asked } = relay();
    const rows = Array.from({ length: 1_200 }, (_, at) => row(at + 2, at + 1, { 当前节点: '012' }));
    const told: number[] = [];
    const report = await importSheets([sheet(rows)], target, {
      ...options,
      onProgress: (done) => told.push(done),
    });
    expect(report).toMatchObject({ rows: 1_200, changed: 1_200, unchanged: 0, events: 2_400 });
    expect(asked.map(({ length }) => length)).toEqual([500, 500, 200]);
    expect(requests.map(({ length }) => length)).toEqual([1_000, 1_000, 400]);
    expect(told).toEqual([500, 1_000, 1_200]);
  });

  it('no request is larger than 1 MiB, and the events of a row are not torn apart', async () => {
    const { target, requests } = relay();
    const names = Array.from({ length: 380 }, (_, at) => `演示有限公司第${at}号`).join('、');
    const rows = Array.from({ length: 60 }, (_, at) =>
      row(at + 2, at + 1, { 被执行人: names, 当前节点: '012' }),
    );
    const sizes: number[] = [];
    await importSheets(
      [sheet(rows)],
      {
        ...target,
        record: (items) => {
          sizes.push(Buffer.byteLength(JSON.stringify(items)));
          return target.record(items);
        },
      },
      options,
    );
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThan(1024 * 1024);
    for (const request of requests) {
      expect(request.filter(({ type }) => type === 'case.filed')).toHaveLength(request.length / 2);
    }
  });

  it('names the refused rows among many, in the order of the file, and takes the others', async () => {
    const { target } = relay(
      ({ type, caseNumber }) => type === 'case.node' && /执[24]号/.test(caseNumber),
    );
    const rows = [
      row(2, 1, { 当前节点: '012' }),
      row(3, 2, { 当前节点: '012' }),
      row(4, 3, { 立案日期: '2024-02-30' }),
      row(5, 4, { 当前节点: '012' }),
      row(6, 5),
    ];
    const report = await importSheets([sheet(rows)], target, options);
    expect(report.refused.map(({ row: { number }, reason }) => [number, reason])).toEqual([
      [3, '不合规则（规则 C-1）'],
      [4, expect.stringContaining('不是有效日期')],
      [5, '不合规则（规则 C-1）'],
    ]);
    expect(report).toMatchObject({ rows: 5, changed: 2 });
  });

  it('a second row about the same case is compared with a log that holds the first', async () => {
    const { target, requests } = relay();
    const rows = [row(2, 1), row(3, 1), row(4, 1, { 立案日期: '2024-03-02' })];
    const report = await importSheets([sheet(rows)], target, options);
    expect(report).toMatchObject({ changed: 1, unchanged: 1 });
    expect(report.refused.map(({ reason }) => reason)).toEqual([expect.stringContaining('不一致')]);
    expect(requests.flat().map(({ type }) => type)).toEqual(['case.filed']);
  });

  it('broken off and begun again it goes on where it was, and nothing is doubled', async () => {
    const { target, requests } = relay();
    const rows = Array.from({ length: 900 }, (_, at) => row(at + 2, at + 1));
    let left = 1;
    const failing: ImportTarget = {
      ...target,
      record: (items) => {
        left -= 1;
        return left < 0 ? Promise.reject(new Error('the line is cut')) : target.record(items);
      },
    };
    await expect(importSheets([sheet(rows)], failing, options)).rejects.toThrow('the line is cut');
    const report = await importSheets([sheet(rows)], target, options);
    expect(report).toMatchObject({ changed: 400, unchanged: 500 });
    const ids = requests.flat().map(({ id }) => id);
    expect(ids).toHaveLength(900);
    expect(new Set(ids).size).toBe(900);
  });
});
