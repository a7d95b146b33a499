import { assetKinds, seizureMeasures } from '../../../../wire/codes.ts';
import { dotDay, exactMoney, moneyText } from '../../../ui/format.ts';
import {
  daysLeft,
  daysWord,
  leadingSeizure,
  stateWord,
  URGENT_DAYS,
} from './asset-status.utils.ts';
import { ownerName } from './case-card.utils.ts';
import type { CaseRows, Row } from './case-rows.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly urgent?: boolean;
}
export interface AssetDetail {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly owner: string | null;
  readonly state: string;
  readonly facts: readonly Fact[];
  /** The other seizures on the same asset, one sentence each. */
  readonly others: readonly string[];
}

const bases = {
  estimated: '估值',
  referencePrice: '参考价',
  sold: '变现价',
  unknown: '来源未知',
} as const;

/** Everything the strip says about one asset; undefined when it is not in the case. */
export function assetDetail(id: string, rows: CaseRows, today: string): AssetDetail | undefined {
  const asset = rows.assets.find((row) => row.id === id);
  if (!asset) return undefined;
  const seizures = rows.seizures.filter((row) => row.view.assetId === id);
  const leading = leadingSeizure(asset.view.state, seizures);
  return {
    id,
    kind: assetKinds.labels[asset.view.kind],
    name: asset.view.name,
    owner: ownerName(asset.view.owner, rows.parties),
    state: leading ? stateWord(leading.view) : '未控制',
    facts: [
      valueFact(asset.view),
      ...(leading ? seizureFacts(leading.view, today, asset.view.valueBasis) : []),
    ],
    others: seizures.filter((row) => row !== leading).map((row) => sentence(row, today)),
  };
}

function valueFact(asset: Row<'asset'>['view']): Fact {
  if (asset.value === null) return { label: '价值', value: '未知' };
  return { label: bases[asset.valueBasis], value: exactMoney(asset.value) };
}

function seizureFacts(
  seizure: Row<'seizure'>['view'],
  today: string,
  basis: Row<'asset'>['view']['valueBasis'],
): Fact[] {
  const facts: Fact[] = [{ label: '措施', value: measureText(seizure) }];
  if (seizure.from !== null || seizure.until !== null) {
    facts.push({ label: '期限', value: term(seizure) });
  }
  const left = daysLeft(seizure, today);
  if (left !== null) {
    facts.push({
      label: '剩余',
      value: left > 0 ? `${left} 天` : daysWord(left),
      urgent: left <= URGENT_DAYS,
    });
  }
  if (seizure.renewals > 0) facts.push({ label: '续期', value: `${seizure.renewals} 次` });
  if (seizure.startPrice !== null) {
    facts.push({ label: '起拍价', value: moneyText(seizure.startPrice) });
  }
  // The asset's own value may be one of these already.
  if (seizure.referencePrice !== null && basis !== 'referencePrice') {
    facts.push({ label: '参考价', value: moneyText(seizure.referencePrice) });
  }
  if (seizure.soldPrice !== null && basis !== 'sold') {
    facts.push({ label: '变现价', value: moneyText(seizure.soldPrice) });
  }
  facts.push({ label: '文书', value: seizure.instrument ?? '未登记' });
  facts.push({
    label: '证据',
    value: seizure.evidence > 0 ? `${seizure.evidence} 份` : '无',
  });
  return facts;
}

function measureText(seizure: Row<'seizure'>['view']): string {
  const word = seizureMeasures.labels[seizure.measure];
  return seizure.preservation ? `${word}（保全转入）` : word;
}

function term(seizure: Row<'seizure'>['view']): string {
  const from = seizure.from === null ? '未起算' : dotDay(seizure.from);
  const until = seizure.until === null ? '未定' : dotDay(seizure.until);
  return `${from}–${until}`;
}

function sentence({ view }: Row<'seizure'>, today: string): string {
  const left = daysLeft(view, today);
  const words = [seizureMeasures.labels[view.measure], stateWord(view)];
  if (left !== null) words.push(daysWord(left));
  return words.join(' ');
}
