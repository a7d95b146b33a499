import { describe, expect, it } from 'vitest';
import { fullRows } from '../../audiences/testing/full-rows.ts';
import type { StoredRow } from '../../log/store.ts';
import { row } from '../../projections/rows.ts';
import { Busy, TakeHomes } from './take-home.ts';
import { takeHomeCsv } from './take-home-csv.ts';
import { takeHomeXlsx } from './take-home-xlsx.ts';
import { unzip } from './testing/unzip.ts';

const FACTS = {
  courtName: '三水区人民法院',
  demo: true,
  openedOn: '2023-10-01',
  health: 'ok' as const,
  since: 0,
  recording: null,
};
const HEAD = { seq: 148_282, digest: 'ab'.repeat(32) };

function takeHomes(rows: readonly StoredRow[], head = () => HEAD) {
  return new TakeHomes({
    store: {
      head,
      async *rows({ topics }) {
        yield rows.filter(({ topic }) => topics?.includes(topic) ?? true);
      },
    },
    facts: () => FACTS,
    log: (line, error) => {
      throw new Error(line, { cause: error });
    },
  });
}

async function taken(rows: readonly StoredRow[]) {
  const answer = await takeHomes(rows).now();
  if (!answer) throw new Error('there is nothing to take home');
  return answer;
}

const stored = (...rows: ReturnType<typeof row>[]): StoredRow[] =>
  rows.map((each) => ({ ...each, seq: 1 }));
const META = row('meta', 'wall', null, { courtToday: '2024-11-27', asOf: 1_732_700_000_000 });
const DATED = {
  few: false,
  period: { from: '2023-10-01', to: null },
  asOf: 1,
  definition: '怎么算的。',
};

describe('what visitors take home', () => {
  it('H-100 is of one moment, with as-of and the head of the chain', async () => {
    const answer = await taken(fullRows());
    expect(answer).toMatchObject({
      ...{ courtName: '三水区人民法院', courtToday: '2024-11-27', asOf: 1_732_700_000_000 },
      ...{ seq: HEAD.seq, head: HEAD.digest },
    });
    expect(answer.months.map(({ month }) => month)).toEqual(['2024-11']);
    let seq = 0;
    const busy = takeHomes(fullRows(), () => ({ ...HEAD, seq: ++seq }));
    await expect(busy.now()).rejects.toThrow(Busy);
    expect(await takeHomes([]).now(), 'before the first court day').toBeNull();
  });

  it('H-100 holds nothing that visitors may not see: no private field, no case, no small count', async () => {
    const few = { id: 'visitCount@month', label: '外出执行次数', value: 3, unit: 'count' as const };
    const rows = [...fullRows(), ...stored(row('statistic', few.id, null, { ...few, ...DATED }))];
    const answer = await taken(rows);
    const workbook = [...unzip(await takeHomeXlsx(answer)).values()].join('\n');
    for (const text of [JSON.stringify(answer), takeHomeCsv(answer), workbook]) {
      expect(text).not.toMatch(/CANARY|粤0607|张某|某建材公司|外出执行次数/);
      expect(text).toContain('执结数');
    }
  });

  it('H-101 the CSV has a byte order mark, exact money, and no cell that is a formula', async () => {
    const money = { id: 'recoveredTotal@centre', label: '=HYPERLINK("x")', unit: 'fen' as const };
    const rate = { id: 'recoveryRate@year', label: '实际到位率', unit: 'percent' as const };
    const change = { id: 'objectionChange@centre', label: '异议同比', unit: 'percent' as const };
    const csv = takeHomeCsv(
      await taken(
        stored(
          META,
          row('statistic', money.id, null, { ...money, value: 120_500_000_007, ...DATED }),
          row('statistic', rate.id, null, {
            ...{ ...rate, value: 50, numerator: 1_000_05, denominator: 2_000_10 },
            ...DATED,
          }),
          row('statistic', change.id, null, {
            ...{ ...change, value: -60, numerator: -63, denominator: 105 },
            previous: { from: '2022-10-01', to: '2023-11-27', value: 105 },
            ...DATED,
          }),
        ),
      ),
    );
    expect(csv.startsWith('\ufeff名称,')).toBe(true);
    expect(csv).toContain(`日志链头,${HEAD.digest}\r\n`);
    expect(csv).toContain('数据截至,2024-11-27 17:33:20\r\n');
    expect(csv).toContain(`"'=HYPERLINK(""x"")",2023-10-01,2024-11-27,是,1205000000.07,元,`);
    expect(csv).toContain('实际到位率,2023-10-01,2024-11-27,是,50,%,1000.05,2000.10,');
    expect(csv).toContain(
      ',是,-60,%,-63,105,42,105,2022-10-01,2023-11-27,2023-10-01 至 2023-11-27 两边都计入,怎么算的。,objectionChange@centre',
    );
  });

  it('H-101 a month that was revised says so, with what it was where that may be told', async () => {
    const month = fullRows().find(({ topic }) => topic === 'trend');
    const first = { filed: 110, closed: 129, recovered: 4_000_000 };
    const revised = { topic: 'trend', id: '2024-10', caseNumber: null, seq: 1 };
    const csv = takeHomeCsv(
      await taken([...stored(META), { ...revised, data: { ...Object(month?.data), first } }]),
    );
    expect(csv).toContain(
      '修订：首执立案原 110，现 120；首执结案已修订，现 130；到位金额已修订，现 50000.00\r\n',
    );
  });

  it('H-102 the workbook has a sheet for each table, texts as texts and money as numbers', async () => {
    const parts = unzip(await takeHomeXlsx(await taken(fullRows())));
    const sheets = [
      ...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]+)"/g),
    ];
    expect(sheets.map(([, name]) => name)).toEqual([
      '说明',
      '指标',
      '按月',
      '按结案方式',
      '按镇街',
    ]);
    const all = [...parts.values()].join('\n');
    expect(all).toContain(HEAD.digest);
    expect(all).toContain('首执案件在期间内以任何方式结案的件数');
    expect(all).not.toMatch(/<f>/);
    expect(parts.get('xl/worksheets/sheet3.xml')).toContain('<v>50000</v>');
  });
});
