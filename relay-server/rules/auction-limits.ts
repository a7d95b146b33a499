import type { TermTable } from './terms.ts';

export interface AuctionLimits {
  /** First start price at least this percentage of the reference price. */
  readonly firstStartPercent: number;
  /** Second start price at least this percentage of the first. */
  readonly secondStartPercent: number;
  /** The second round opens within this many days of the failed first. */
  readonly secondWithinDays: number;
  readonly bidHours: number;
  /** Days between announcement and opening: [movable, other]. */
  readonly notice: Readonly<Record<'auction1' | 'auction2' | 'sale', readonly [number, number]>>;
  /** A reference price is valid for at most so many months. */
  readonly priceMonths: number;
  /** Announced in time, the first round must open at most so many months after the price ran out. */
  readonly priceGraceMonths: number;
}

export const auctionLimits: TermTable<AuctionLimits> = [
  {
    validFrom: '2017-01-01',
    value: {
      firstStartPercent: 70,
      secondStartPercent: 80,
      secondWithinDays: 30,
      bidHours: 24,
      notice: { auction1: [15, 30], auction2: [7, 15], sale: [7, 15] },
      priceMonths: 12,
      priceGraceMonths: 6,
    },
    tag: 'L',
    basis:
      '网络司法拍卖规定（法释〔2016〕18号）第10、12、20、26条；参考价规定（法释〔2018〕15号）第27条；变卖公告期：法明传〔2017〕455号',
  },
];
