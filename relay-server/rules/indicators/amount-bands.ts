/** A band of the amount claimed. */
export interface AmountBand {
  readonly id: string;
  readonly label: string;
  /** Fen; the band ends before it. null: it has no upper end. */
  readonly below: number | null;
}

const WAN = 1_000_000;

/**
 * Bands of 申请执行标的, ascending. Our assumption throughout [A]: courts report by bands, but none is
 * prescribed. Other bands: change this table; databases are recomputed at their next start.
 */
export const AMOUNT_BANDS: readonly AmountBand[] = [
  { id: 'to1', label: '1 万元以下', below: 1 * WAN },
  { id: 'to10', label: '1 万元以上不满 10 万元', below: 10 * WAN },
  { id: 'to50', label: '10 万元以上不满 50 万元', below: 50 * WAN },
  { id: 'to100', label: '50 万元以上不满 100 万元', below: 100 * WAN },
  { id: 'to500', label: '100 万元以上不满 500 万元', below: 500 * WAN },
  { id: 'over500', label: '500 万元以上', below: null },
];

/** Id of the band that an amount (fen) lies in. */
export function amountBandOf(amount: number): string {
  return bandOf(amount)?.id ?? 'over500';
}

/** What that band is called. */
export function amountBandLabel(amount: number): string {
  return bandOf(amount)?.label ?? '';
}

function bandOf(amount: number): AmountBand | undefined {
  return AMOUNT_BANDS.find(({ below }) => below === null || amount < below);
}
