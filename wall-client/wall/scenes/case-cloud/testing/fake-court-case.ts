import { type AssetKind, assetKinds, seizureStates } from '../../../../../wire/codes.ts';
import { addDays } from '../../../../../wire/court-day.ts';
import type { View } from '../../../../../wire/views.ts';
import { sequence } from '../../../../charts/case-graph/testing/fake-assets.ts';
import type { CaseRows, Row } from '../case-rows.ts';
import { fakeAsset, fakeCase, fakeParty, fakeSeizure, fakeTimeline } from './fake-rows.ts';

export const today = '2024-11-27';

const names: Partial<Record<AssetKind, readonly string[]>> = {
  deposit: ['某某银行三水支行账户', '某农商行账户', '某村镇银行账户'],
  online_wallet: ['网络支付账户'],
  real_estate: ['虚构工业园 A 座厂房', '虚构花园 8 栋 1203 房', '虚构路临街商铺'],
  land_use: ['乐平镇虚构地块'],
  vehicle: ['重型货车', '小型轿车', '轻型厢式货车'],
  equipment: ['注塑机生产线', '数控机床'],
  inventory: ['陶瓷成品一批'],
  equity: ['某虚构建材公司 30% 股权'],
  receivable: ['对某虚构公司货款'],
};
const kinds = Object.keys(names).flatMap((name) =>
  assetKinds.codes.filter((kind) => kind === name),
);

/** A plainly invented case with `count` assets; the same count gives the same case. */
export function fakeCourtCase(count: number, given: Partial<View<'case'>> = {}): CaseRows {
  const next = sequence(count * 97 + 5);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  const assets: Row<'asset'>[] = [];
  const seizures: Row<'seizure'>[] = [];
  const used = kinds.slice(0, Math.min(kinds.length, 1 + Math.ceil(count / 4)));
  for (let i = 0; i < count; i += 1) {
    const kind = used[Math.floor(next() ** 1.3 * used.length)] ?? 'deposit';
    const state = pick([
      ...seizureStates.codes.slice(3),
      'effective',
      'effective',
      'found',
    ] as const);
    const id = `A${String(i + 1).padStart(3, '0')}`;
    const value = next() < 0.12 ? null : Math.round(10 ** (6 + next() * 3.2));
    assets.push(
      fakeAsset(id, {
        kind,
        name: pick(names[kind] ?? ['虚构财产']) ?? '虚构财产',
        owner: 'P1',
        value,
        valueBasis:
          value === null
            ? 'unknown'
            : (pick(['estimated', 'referencePrice'] as const) ?? 'estimated'),
        state: state ?? 'found',
      }),
    );
    if (state === undefined || state === 'found') continue;
    const from = addDays(today, -Math.floor(next() * 360));
    const held = state !== 'queued' && state !== 'drafted';
    seizures.push(
      fakeSeizure(`Z${id}`, {
        assetId: id,
        state,
        measure:
          kind === 'deposit' ||
          kind === 'equity' ||
          kind === 'online_wallet' ||
          kind === 'receivable'
            ? 'freeze'
            : kind === 'vehicle' && next() < 0.6
              ? 'distraint'
              : 'seal',
        rank: state === 'queued' ? 1 + Math.floor(next() * 4) : null,
        from: held ? from : null,
        until: held ? addDays(today, Math.floor(4 + next() ** 2 * 700)) : null,
        renewals: Math.floor(next() * 2),
        startPrice: state.startsWith('auction') ? 90_000_000 : null,
        soldPrice: state === 'sold' ? 98_000_000 : null,
        evidence: Math.floor(next() * 4),
      }),
    );
    if (next() < 0.15)
      seizures.push(
        fakeSeizure(`Y${id}`, { assetId: id, state: 'queued', rank: 2, from: null, until: null }),
      );
  }
  return {
    case: fakeCase({ applicants: 113, ...given }),
    parties: [
      fakeParty('P1', { name: '某建筑材料有限公司' }),
      fakeParty('P2', { name: '欧阳某', entity: 'person' }),
      fakeParty('P3', { role: 'applicant', name: '陈某', entity: 'person' }),
      fakeParty('P4', { role: 'agent', name: '<img src=x onerror=alert(1)>', entity: 'person' }),
    ].slice(0, count === 1 ? 1 : 4),
    assets,
    seizures,
    measures: (
      ['consumptionRestriction', 'judicialDetention', 'fine', 'dishonestyList', 'exitBan'] as const
    )
      .slice(0, Math.ceil(count / 5))
      .map((kind, i) => ({
        id: `M${i}`,
        view: {
          kind,
          party: '欧阳某',
          ground: '有履行能力拒不履行',
          instrument: '（2024）粤0607司惩9号',
          servedAt: null,
          from: addDays(today, -40 - i * 9),
          until: kind === 'judicialDetention' ? addDays(today, -34) : null,
          released: null,
          amount: kind === 'fine' ? 2_000_000 : null,
        },
      })),
    payments: (['deduction', 'voluntary', 'settlement', 'auction'] as const)
      .slice(0, Math.ceil(count / 6))
      .map((origin, i) => ({
        id: `K${i}`,
        view: {
          origin,
          amount: 12_600_000 * (i + 1),
          receivedOn: addDays(today, -3 - 20 * i),
          disbursed: i === 0 ? 0 : 12_600_000,
        },
      })),
    timeline: Array.from({ length: 4 + count }, (_, i) =>
      fakeTimeline(String(900 - i).padStart(12, '0'), {
        node: pick(['004', '012', '014', '017', '021', '016', null] as const) ?? null,
        occurredAt:
          Date.parse('2024-11-27T07:59:00Z') -
          Math.floor(i * 1.7 * 86_400_000 * next()) -
          i * 40_000_000,
        text:
          pick([
            '冻结某某银行三水支行账户，已送达协助执行通知书',
            '启动一拍，起拍价 90.00 万元',
            '扣划到账',
            '向被执行人发出执行通知书与报告财产令',
            '现场查封虚构工业园 A 座厂房，张贴封条，制作笔录，在场人员已签名确认',
            '<b onmouseover=alert(1)>线索</b>核查完毕',
          ]) ?? '',
        type: i % 3 === 0 ? 'payment.deducted' : 'case.node',
        amount: next() < 0.25 ? Math.round(10 ** (6 + next() * 3)) : null,
        evidence: next() < 0.3 ? 2 : 0,
      }),
    ),
    recordings: [],
    clips: [],
  };
}
