import type { AssetKind, SeizureMeasure } from '../../wire/codes.ts';
import { type TermTable, termOn } from './terms.ts';

/** Which maximum term an asset's seizure has: 存款 · 动产 · 不动产及其他财产权. */
export type TermClass = 'deposit' | 'movable' | 'other';

const termClasses: Readonly<Record<AssetKind, TermClass>> = {
  deposit: 'deposit',
  // 网络资金 follows deposits [P]: platforms freeze it as an account balance.
  online_wallet: 'deposit',
  vehicle: 'movable',
  vessel: 'movable',
  equipment: 'movable',
  inventory: 'movable',
  real_estate: 'other',
  land_use: 'other',
  equity: 'other',
  securities: 'other',
  fund_wealth: 'other',
  insurance: 'other',
  housing_fund: 'other',
  ip: 'other',
  receivable: 'other',
  income: 'other',
  other: 'other',
};

/** Longest term of one seizure, and of one renewal, in months. */
export const seizureTerms: TermTable<Readonly<Record<TermClass, number>>> = [
  {
    validFrom: '2005-01-01',
    value: { deposit: 6, movable: 12, other: 24 },
    tag: 'L',
    basis: '法释〔2004〕15号 第29条（2015-02-04 前）',
  },
  {
    validFrom: '2015-02-04',
    value: { deposit: 12, movable: 24, other: 36 },
    tag: 'L',
    basis: '民诉法解释（法释〔2015〕5号）第487条，2022年修正后第485条',
  },
];

const measuresOf: Readonly<Record<AssetKind, readonly SeizureMeasure[]>> = {
  deposit: ['freeze'],
  online_wallet: ['freeze'],
  real_estate: ['seal'],
  land_use: ['seal'],
  vehicle: ['seal', 'distraint'],
  vessel: ['seal', 'distraint'],
  equipment: ['seal', 'distraint'],
  inventory: ['seal', 'distraint'],
  equity: ['freeze'],
  securities: ['freeze'],
  fund_wealth: ['freeze'],
  insurance: ['freeze'],
  housing_fund: ['freeze'],
  ip: ['freeze', 'seal'],
  receivable: ['freeze'],
  income: ['freeze'],
  other: ['seal', 'distraint', 'freeze'],
};

/** Money that can be deducted (扣划) straight from where it is frozen. */
const deductible: ReadonlySet<AssetKind> = new Set<AssetKind>([
  'deposit',
  'online_wallet',
  'securities',
  'fund_wealth',
  'insurance',
  'housing_fund',
  'receivable',
  'income',
  'other',
]);

/** Kinds that become money only after a price has been found. */
const valued: ReadonlySet<AssetKind> = new Set<AssetKind>([
  'real_estate',
  'land_use',
  'vehicle',
  'vessel',
  'equipment',
  'inventory',
  'equity',
  'ip',
]);

/** Longest term in months for this kind, by the table in force on `day`. */
export function maximumMonths(kind: AssetKind, day: string): number {
  return termOn(seizureTerms, day)[termClasses[kind]];
}
export function isMovable(kind: AssetKind): boolean {
  return termClasses[kind] === 'movable';
}
/** 查封 immovables and large things in place · 扣押 movables taken · 冻结 money and rights. */
export function measureFits(measure: SeizureMeasure, kind: AssetKind): boolean {
  return measuresOf[kind].includes(measure);
}
export function isDeductible(kind: AssetKind): boolean {
  return deductible.has(kind);
}
export function needsValuation(kind: AssetKind): boolean {
  return valued.has(kind);
}
