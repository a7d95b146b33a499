import { readTowns, type Town } from '../../../fixtures/maps/maps.ts';
import {
  type AlertKind,
  alertKinds,
  assetKinds,
  caseStages,
  closingWays,
  seizureMeasures,
} from '../../../wire/codes.ts';
import { addDays } from '../../../wire/court-day.ts';
import { assetStatusGroups, type Topic, type View } from '../../../wire/views.ts';

/** A row of any topic, typed by its topic. */
export type SyntheticRow = {
  [T in Topic]: { topic: T; id: string; view: View<T> };
}[Topic];

/** Deterministic numbers in [0, 1): mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const TODAY = '2024-11-27';
export const NOW = Date.UTC(2024, 10, 27, 7, 59, 5);
const causes = [
  '买卖合同纠纷',
  '民间借贷纠纷',
  '追索劳动报酬纠纷',
  '金融借款合同纠纷',
  '建设工程施工合同纠纷',
  '机动车交通事故责任纠纷',
];

export const caseNumberOf = (serial: number) => `（2024）粤0607执${serial}号`;

/** A whole synthetic wall, for looking at screens without a court's data. */
export function syntheticWall(cases: number, seed = 7): SyntheticRow[] {
  const random = randomFrom(seed);
  const pick = <T>(all: readonly T[], otherwise: T): T =>
    all[Math.floor(random() * all.length)] ?? otherwise;
  return [
    { topic: 'meta', id: 'wall', view: meta },
    ...statistics(),
    ...trend(random),
    ...closings(random),
    ...assets(random),
    ...places(cases, random),
    ...Array.from({ length: 40 }, (_, at): SyntheticRow => {
      const kind = pick(assetKinds.codes, 'other' as const);
      return {
        topic: 'expiry',
        id: `${caseNumberOf(at)}/s${at}`,
        view: {
          caseNumber: caseNumberOf(1000 + at * 31),
          asset: `某${assetKinds.labels[kind]}`,
          kind,
          measure: pick(seizureMeasures.codes, 'freeze' as const),
          until: addDays(TODAY, Math.floor(random() * 60)),
          value: random() < 0.2 ? null : Math.floor(random() ** 3 * 9_000_000_000),
        },
      };
    }),
    ...Array.from({ length: 46 }, (_, at): SyntheticRow => {
      const kind: AlertKind = pick(alertKinds.codes, 'closingLimit' as const);
      return {
        topic: 'alert',
        id: `a${at}`,
        view: {
          kind,
          level: at % 7 === 0 ? 'critical' : at % 2 ? 'warning' : 'info',
          caseNumber: caseNumberOf(2000 + at),
          subject: '某案',
          text: alertKinds.labels[kind],
          since: addDays(TODAY, -at),
          dueOn: at % 5 === 0 ? null : addDays(TODAY, at % 30),
        },
      };
    }),
    ...Array.from({ length: 60 }, (_, at) => activity(at + 1, random)),
  ];
}

const meta: View<'meta'> = {
  courtName: '佛山市三水区人民法院执行局',
  demo: true,
  courtToday: TODAY,
  asOf: NOW,
  openedOn: '2023-10-01',
  health: 'ok',
  since: NOW,
  recording: { state: 'ok', cause: null, since: NOW, streamsNotRecorded: 0 },
};

function statistics(): SyntheticRow[] {
  const one = (
    id: string,
    label: string,
    value: number,
    unit: View<'statistic'>['unit'],
    from: string,
    to: string | null,
  ): SyntheticRow => ({
    topic: 'statistic',
    id,
    view: { id, label, value, unit, period: { from, to }, asOf: NOW, definition: label },
  });
  return [
    one('openCases@now', '在办案件', 1486, 'count', TODAY, TODAY),
    one('closedCount@centre', '首执案件执结数', 3121, 'count', '2023-10-01', null),
    one('recoveredTotal@centre', '执行到位金额', 120_500_000_000, 'fen', '2023-10-01', null),
    one('averageClosingDays@year', '结案平均用时', 45.87, 'days', '2024-01-01', null),
    one('recoveryRate@centre', '实际到位率', 41.3, 'percent', '2023-10-01', null),
    one('objectionChange@centre', '执行异议同比', -60, 'percent', '2023-10-01', null),
    one('petitionChange@centre', '执行信访同比', -25, 'percent', '2023-10-01', null),
    one('codePersons@centre', '一码通看推送', 4190, 'persons', '2023-10-01', null),
    one('questionPersons@centre', '答复留言', 512, 'persons', '2023-10-01', null),
  ];
}

function trend(random: () => number): SyntheticRow[] {
  return Array.from({ length: 16 }, (_, at) => {
    const month = new Date(Date.UTC(2023, 7 + at, 1)).toISOString().slice(0, 7);
    const filed = Math.floor(180 + random() * 140);
    const closed = Math.floor(150 + random() * 160);
    const recovered = Math.floor(5e9 + random() * 9e9);
    return {
      topic: 'trend',
      id: month,
      view: {
        ...{ filed, closed, recovered, claimedClosed: recovered * 2 },
        ...{ averageDays: 40 + random() * 12, codePersons: 300, questionPersons: 36 },
        ...{ warningPersons: 18, warningRecovered: 45_000_000, stated: null },
      },
    };
  });
}

function closings(random: () => number): SyntheticRow[] {
  return closingWays.codes.map((way, at) => ({
    topic: 'closing',
    id: way,
    view: { way, year: 2024, cases: Math.floor((1300 / (at + 1) ** 1.8) * (0.8 + random() / 2)) },
  }));
}

function assets(random: () => number): SyntheticRow[] {
  return assetKinds.codes.flatMap((kind, order) =>
    assetStatusGroups.map((group, at): SyntheticRow => {
      const assets = Math.floor((2400 / (order + 2) ** 1.4 / (1 + at)) * random() * 2);
      const value = assets * Math.floor(random() * 30_000_000);
      return { topic: 'assetStatus', id: `${kind}:${group}`, view: { kind, group, assets, value } };
    }),
  );
}

const shares = [0.31, 0.12, 0.11, 0.22, 0.1, 0.09, 0.05];

function places(cases: number, random: () => number): SyntheticRow[] {
  const rows: SyntheticRow[] = [];
  let serial = 0;
  readTowns().forEach((town, at) => {
    const here = Math.round(cases * (shares[at] ?? 0.05));
    let openCases = 0;
    let openAmount = 0;
    for (let one = 0; one < here; one++) {
      const [lng, lat] = placeIn(town, random);
      const stage =
        random() < 0.25 ? 'open' : (caseStages.codes[1 + Math.floor(random() * 4)] ?? 'closed');
      const amount = Math.floor(random() ** 4 * 4_000_000_000);
      if (stage === 'open' || stage === 'suspended' || stage === 'settling') {
        openCases += 1;
        openAmount += amount;
      }
      serial += 1;
      rows.push({
        topic: 'point',
        id: caseNumberOf(serial),
        view: {
          town: town.code,
          lng,
          lat,
          approximate: true,
          stage,
          amount,
          cause: causes[serial % causes.length] ?? '买卖合同纠纷',
          filedOn: addDays(TODAY, -(serial % 400)),
        },
      });
    }
    const view = {
      name: town.name,
      openCases,
      openAmount,
      filedThisYear: here,
      recoveredThisYear: 0,
    };
    rows.push({ topic: 'town', id: town.code, view });
  });
  return rows;
}

function placeIn(town: Town, random: () => number): [number, number] {
  const [ring = []] = town.rings;
  const normal = () => random() + random() + random() + random() - 2;
  for (let attempt = 0; attempt < 60; attempt++) {
    const at: [number, number] = [town.seat[0] + normal() * 0.05, town.seat[1] + normal() * 0.05];
    if (inside(at, ring)) return at;
  }
  return [town.cp[0], town.cp[1]];
}

function inside([x, y]: readonly [number, number], ring: readonly (readonly number[])[]): boolean {
  let within = false;
  ring.forEach(([xi = 0, yi = 0], at) => {
    const [xj = 0, yj = 0] = ring[(at + ring.length - 1) % ring.length] ?? [];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) within = !within;
  });
  return within;
}

const happenings = [
  ['payment.received', '到账案款', 'money'],
  ['case.filed', '新立案：买卖合同纠纷', 'info'],
  ['seizure.effective', '冻结银行存款生效', 'info'],
  ['case.closed', '执行完毕结案', 'done'],
  ['seizure.expiring', '查封不动产三十日内到期', 'warning'],
] as const;

/** One line of the ticker at a place in the log. */
export function activity(seq: number, random: () => number): SyntheticRow {
  const [type, words, tone] = happenings[seq % happenings.length] ?? happenings[0];
  const serial = 1 + Math.floor(random() * 5000);
  return {
    topic: 'activity',
    id: String(seq).padStart(12, '0'),
    view: {
      type,
      caseNumber: caseNumberOf(serial),
      town: '440607103000',
      occurredAt: NOW - (60 - seq) * 61_000,
      text: `${caseNumberOf(serial)} ${words}`,
      amount: tone === 'money' ? Math.floor(random() * 90_000_000) : null,
      tone,
    },
  };
}
