import { describe, expect, it } from 'vitest';
import type { AssetKind } from '../../wire/codes.ts';
import { at, broken, filed, fold, type Input, on, seized } from './testing/given.ts';

const seizureId = 's-1';
type Announced = Partial<Input<'auction.announced'>>;
const started = (day = '2024-02-10') =>
  on(day, 'appraisal.started', { seizureId, method: 'inquiry' });
const priced = (day = '2024-03-01', validUntil = '2025-03-01', referencePrice = 1_000_000) =>
  on(day, 'appraisal.priced', { seizureId, referencePrice, validUntil });
const announced = (
  round: 'auction1' | 'auction2' | 'sale',
  day: string,
  opens: string,
  startPrice: number,
  over: Announced = {},
) =>
  on(day, 'auction.announced', {
    seizureId,
    round,
    startPrice,
    announcedOn: day,
    opensAt: at(opens, 10),
    closesAt: at(opens, 34),
    ...over,
  });
const ended = (
  round: 'auction1' | 'auction2' | 'sale',
  day: string,
  price: number | null,
  hour = 11,
) =>
  on(
    day,
    'auction.closed',
    { seizureId, round, result: price === null ? { kind: 'failed' } : { kind: 'sold', price } },
    { hour },
  );
const house = [filed(), ...seized('2024-02-01', '2027-01-31')];
const vehicle = [filed(), ...seized('2024-02-01', '2026-01-31', { kind: 'vehicle' })];
const upTo = (...more: Parameters<typeof fold>[0]) => [...house, started(), priced(), ...more];
const first = announced('auction1', '2024-03-02', '2024-04-01', 700_000);
const firstFailed = [first, ended('auction1', '2024-04-02', null)];
const second = announced('auction2', '2024-04-03', '2024-04-18', 560_000);
const secondFailed = [...firstFailed, second, ended('auction2', '2024-04-19', null)];
const stateOf = (events: Parameters<typeof fold>[0], today = '2024-12-31') =>
  fold(events, today).seizures[seizureId];

describe('a case closed for good', () => {
  const closed = (way: 'enforcementTerminated' | 'currentProcedureTerminated') =>
    on('2024-03-01', 'case.closed', { closedOn: '2024-03-01', way }, { hour: 12 });

  it('[C-3] begins no appraisal and announces no auction; a 终本 case may', () => {
    expect(broken([...house, closed('enforcementTerminated'), started('2024-03-02')])).toEqual([
      'C-3',
    ]);
    expect(broken(upTo(closed('enforcementTerminated'), first))).toEqual(['C-3']);
    expect(broken(upTo(closed('currentProcedureTerminated'), first))).toEqual([]);
  });
});

describe('reference price', () => {
  it('effective → valuing → priced; the price becomes the asset’s value', () => {
    expect(stateOf([...house, started()])).toMatchObject({
      state: 'valuing',
      appraisalStartedOn: '2024-02-10',
      appraisalMethod: 'inquiry',
    });
    const state = fold(upTo());
    expect(state.seizures[seizureId]).toMatchObject({
      state: 'priced',
      referencePrice: 1_000_000,
      priceValidUntil: '2025-03-01',
      pricedOn: '2024-03-01',
    });
    expect(state.assets['a-1']).toMatchObject({ value: 1_000_000, valueBasis: 'referencePrice' });
  });

  it('[D-2] only of what is in force and not in an auction', () => {
    const queued = [filed(), ...seized('2024-02-01', '', { queued: 1 })];
    expect(broken([...queued, started()])).toEqual(['D-2']);
    expect(broken(upTo(first, started('2024-03-03')))).toEqual(['D-2']);
    expect(broken(upTo(started('2024-03-03')))).toEqual([]);
  });

  it('[D-3] a price needs a valuation under way', () => {
    expect(broken([...house, priced()])).toEqual(['D-3']);
    expect(broken(upTo(priced('2024-03-02')))).toEqual(['D-3']);
  });

  it('[D-4] is valid for at most a year', () => {
    expect(broken([...house, started(), priced('2024-03-01', '2025-03-02')])).toEqual(['D-4']);
    expect(broken([...house, started(), priced('2024-03-01', '2024-02-29')])).toEqual(['D-4']);
  });

  it('[D-1] [D-28] not while suspended, nor of what has lapsed or been released', () => {
    const suspended = on('2024-02-05', 'seizure.suspended', { seizureId, ground: '异议' });
    expect(broken([...house, suspended, started()])).toEqual(['D-1']);
    const short = [filed(), ...seized('2024-02-01', '2024-02-09')];
    expect(broken([...short, started()])).toEqual(['D-28']);
    const released = on('2024-02-05', 'seizure.released', {
      seizureId,
      on: '2024-02-05',
      instrument: '解',
      reason: '误',
    });
    expect(broken([...house, released, started()])).toEqual(['D-28']);
  });
});

describe('first auction', () => {
  it('priced → auction1 → sold at the price', () => {
    expect(stateOf(upTo(first))).toMatchObject({
      state: 'auction1',
      round: { round: 'auction1', startPrice: 700_000, opensAt: at('2024-04-01') },
    });
    const sold = fold(upTo(first, ended('auction1', '2024-04-02', 812_345)));
    expect(sold.seizures[seizureId]).toMatchObject({ state: 'sold', soldPrice: 812_345 });
    expect(sold.assets['a-1']).toMatchObject({ value: 812_345, valueBasis: 'sold' });
  });

  it('[D-5] needs a reference price, and is announced once', () => {
    expect(broken([...house, started(), first])).toEqual(['D-5']);
    expect(broken(upTo(first, announced('auction1', '2024-03-03', '2024-04-05', 700_000)))).toEqual(
      ['D-5'],
    );
  });

  it('[D-6] is announced while the price is valid, and opens within six months after', () => {
    const base = [...house, started(), priced('2024-03-01', '2024-05-01')];
    const late = announced('auction1', '2024-05-02', '2024-06-02', 700_000);
    expect(broken([...base, late])).toEqual(['D-6']);
    const inTime = announced('auction1', '2024-05-01', '2024-06-01', 700_000);
    expect(broken([...base, inTime])).toEqual([]);
    const muchLater = announced('auction1', '2024-05-01', '2024-11-02', 700_000);
    expect(broken([...base, muchLater])).toEqual(['D-6']);
  });

  it('[D-7] starts at 70 % of the reference price or more', () => {
    expect(broken(upTo(announced('auction1', '2024-03-02', '2024-04-01', 699_999)))).toEqual([
      'D-7',
    ]);
  });

  it.each<[AssetKind, string, string[]]>([
    ['vehicle', '2024-03-17', []],
    ['vehicle', '2024-03-16', ['D-8']],
    ['real_estate', '2024-04-01', []],
    ['real_estate', '2024-03-31', ['D-8']],
  ])('[D-8] %s announced on 2024-03-02 may open on %s: %j', (kind, opens, rules) => {
    const base = kind === 'vehicle' ? vehicle : house;
    const auction = announced('auction1', '2024-03-02', opens, 700_000);
    expect(broken([...base, started(), priced(), auction])).toEqual(rules);
  });

  it('[D-9] bids for 24 hours or more', () => {
    const closesAt = at('2024-04-02', 10) - 1;
    expect(
      broken(upTo(announced('auction1', '2024-03-02', '2024-04-01', 700_000, { closesAt }))),
    ).toEqual(['D-9']);
  });

  it('[D-15] [D-16] [D-17] its result fits it', () => {
    expect(broken(upTo(ended('auction1', '2024-04-02', 700_000)))).toEqual(['D-15']);
    expect(broken(upTo(first, ended('auction2', '2024-04-02', 700_000)))).toEqual(['D-15']);
    expect(broken(upTo(first, ended('auction1', '2024-04-02', 700_000, 9)))).toEqual(['D-16']);
    expect(broken(upTo(first, ended('auction1', '2024-04-02', 699_999)))).toEqual(['D-17']);
  });

  it('[D-27] is not announced tomorrow', () => {
    const over = { announcedOn: '2024-03-03' };
    expect(broken(upTo(announced('auction1', '2024-03-02', '2024-04-10', 700_000, over)))).toEqual([
      'D-27',
    ]);
  });

  it('[D-28] lapses with the seizure in the middle of the auction', () => {
    const short = [filed(), ...seized('2024-02-01', '2024-04-01')];
    const life = [...short, started(), priced(), first, ended('auction1', '2024-04-02', 700_000)];
    expect(broken(life)).toEqual(['D-28']);
    expect(stateOf(life)?.state).toBe('lapsed');
  });
});

describe('second auction and sale', () => {
  it('failed → auction2 → failed → sale → sold', () => {
    expect(stateOf(upTo(...firstFailed))).toMatchObject({
      state: 'failed',
      failed: [{ round: 'auction1', on: '2024-04-02' }],
    });
    const sale = announced('sale', '2024-04-20', '2024-05-06', 560_000, {
      closesAt: at('2024-07-05'),
    });
    expect(stateOf(upTo(...secondFailed, sale))?.state).toBe('sale');
    const sold = upTo(...secondFailed, sale, ended('sale', '2024-05-20', 560_000));
    expect(stateOf(sold)).toMatchObject({
      state: 'sold',
      failed: [
        { round: 'auction1', on: '2024-04-02' },
        { round: 'auction2', on: '2024-04-19' },
      ],
    });
    expect(broken(sold)).toEqual([]);
  });

  it('[D-10] follows a failed first auction only', () => {
    expect(broken(upTo(second))).toEqual(['D-10']);
    const third = announced('auction2', '2024-04-20', '2024-05-06', 560_000);
    expect(broken(upTo(...secondFailed, third))).toEqual(['D-10']);
  });

  it('[D-11] opens within 30 days of the failed first', () => {
    const opening = (day: string) => announced('auction2', '2024-04-03', day, 560_000);
    expect(broken(upTo(...firstFailed, opening('2024-05-02')))).toEqual([]);
    expect(broken(upTo(...firstFailed, opening('2024-05-03')))).toEqual(['D-11']);
    const rest = [
      on('2024-04-10', 'seizure.suspended', { seizureId, ground: '案外人异议' }),
      on('2024-04-15', 'seizure.continued', { seizureId }),
    ];
    const rested = (opens: string) =>
      broken(upTo(...firstFailed, ...rest, announced('auction2', '2024-04-16', opens, 560_000)));
    expect(rested('2024-05-07')).toEqual([]);
    expect(rested('2024-05-08')).toEqual(['D-11']);
  });

  it('[D-12] cuts the start price by 20 % at most', () => {
    const cut = announced('auction2', '2024-04-03', '2024-04-18', 559_999);
    expect(broken(upTo(...firstFailed, cut))).toEqual(['D-12']);
  });

  it('[D-8] is announced 15 days before (7 for movables)', () => {
    const early = announced('auction2', '2024-04-03', '2024-04-17', 560_000);
    expect(broken(upTo(...firstFailed, early))).toEqual(['D-8']);
    const car = [...vehicle, started(), priced(), ...firstFailed];
    expect(broken([...car, announced('auction2', '2024-04-03', '2024-04-10', 560_000)])).toEqual(
      [],
    );
    expect(broken([...car, announced('auction2', '2024-04-03', '2024-04-09', 560_000)])).toEqual([
      'D-8',
    ]);
  });

  it('[D-13] [D-14] a sale follows the failed second, at its start price or more', () => {
    const sale = (price: number) => announced('sale', '2024-04-20', '2024-05-06', price);
    expect(broken(upTo(...firstFailed, sale(560_000)))).toEqual(['D-13']);
    expect(broken(upTo(...secondFailed, sale(559_999)))).toEqual(['D-14']);
    expect(broken(upTo(sale(700_000)))).toEqual([]);
    expect(broken(upTo(sale(699_999)))).toEqual(['D-7']);
  });

  it('[D-16] a sale may end with its first bid, but fails only at its end', () => {
    const sale = announced('sale', '2024-04-20', '2024-05-06', 560_000, {
      closesAt: at('2024-07-05'),
    });
    expect(broken(upTo(...secondFailed, sale, ended('sale', '2024-05-20', null)))).toEqual([
      'D-16',
    ]);
    expect(broken(upTo(...secondFailed, sale, ended('sale', '2024-07-05', null)))).toEqual([]);
  });

  it('a new price after a failure begins a new series of rounds', () => {
    const again = [started('2024-05-10'), priced('2024-06-01', '2025-06-01', 500_000)];
    const life = upTo(...secondFailed, ...again);
    expect(stateOf(life)).toMatchObject({ state: 'priced', failed: [], round: null });
    const auction = announced('auction1', '2024-06-02', '2024-07-02', 350_000);
    expect(broken([...life, auction])).toEqual([]);
  });
});

describe('debt in kind', () => {
  const taken = (price: number, creditor = 'A', day = '2024-04-03') =>
    on(day, 'asset.taken-in-kind', { seizureId, price, creditor });

  it('failed → debt_in_kind → title ruling → handed over', () => {
    const title = on('2024-04-10', 'title.ruled', { seizureId, instrument: '裁9' });
    const over = on('2024-04-20', 'asset.handed-over', { seizureId, to: '申请执行人' });
    expect(stateOf(upTo(...firstFailed, taken(700_000)))).toMatchObject({
      state: 'debt_in_kind',
      soldPrice: 700_000,
    });
    expect(stateOf(upTo(...firstFailed, taken(700_000), title, over))?.state).toBe('handed_over');
  });

  it('[D-18] [D-19] [D-20] [C-16] after a failure, at its start price, by an applicant', () => {
    expect(broken(upTo(taken(700_000)))).toEqual(['D-18']);
    expect(broken(upTo(...firstFailed, taken(699_999)))).toEqual(['D-19']);
    expect(broken(upTo(...firstFailed, taken(700_000, 'B')))).toEqual(['D-20']);
    expect(broken(upTo(...firstFailed, taken(700_000, 'Z')))).toEqual(['C-16']);
  });
});

describe('title, hand-over, proceeds', () => {
  const sold = upTo(first, ended('auction1', '2024-04-02', 800_000));
  const title = on('2024-04-10', 'title.ruled', { seizureId, instrument: '裁9' });
  const over = on('2024-04-20', 'asset.handed-over', { seizureId, to: '买受人' });
  const arrived = (amount: number, day = '2024-04-25') =>
    on(day, 'proceeds.arrived', { seizureId, amount });
  const given = (amount: number, day = '2024-05-01') =>
    on(day, 'proceeds.distributed', { seizureId, amount });

  it('sold → title_ruling → handed_over → proceeds → distributed', () => {
    const chain = [...sold, title, over, arrived(800_000)];
    expect(stateOf([...sold, title])?.state).toBe('title_ruling');
    expect(stateOf([...sold, title, over])?.state).toBe('handed_over');
    expect(stateOf(chain)).toMatchObject({
      state: 'proceeds',
      proceeds: 800_000,
      proceedsOn: '2024-04-25',
    });
    expect(stateOf([...chain, given(300_000)])).toMatchObject({
      state: 'proceeds',
      distributed: 300_000,
    });
    expect(stateOf([...chain, given(300_000), given(500_000)])?.state).toBe('distributed');
  });

  it('money that came before the hand-over counts, and the state waits for the hand-over', () => {
    const early = [...sold, arrived(500_000, '2024-04-05'), title];
    expect(stateOf(early)).toMatchObject({ state: 'title_ruling', proceeds: 500_000 });
    expect(stateOf([...early, over])?.state).toBe('proceeds');
    expect(broken([...early, given(1, '2024-04-15')])).toEqual(['D-25']);
  });

  it('the price arrives in parts: what waits, waits since its first; a later part comes after all', () => {
    const early = [...sold, arrived(500_000, '2024-04-05'), title, over];
    const second = [...early, arrived(100_000)];
    expect(stateOf(second)).toMatchObject({ proceeds: 600_000, proceedsOn: '2024-04-05' });
    const last = [...second, given(600_000, '2024-04-26'), arrived(200_000, '2024-05-10')];
    expect(broken(last)).toEqual([]);
    expect(stateOf(last)).toMatchObject({ state: 'proceeds', proceedsOn: '2024-05-10' });
    expect(broken([...last, given(200_000, '2024-05-11'), arrived(1, '2024-05-12')])).toEqual([
      'D-24',
    ]);
  });

  it('money arrives also while the disposal is suspended', () => {
    const suspended = on('2024-04-03', 'seizure.suspended', { seizureId, ground: '异议' });
    expect(broken([...sold, suspended, arrived(800_000, '2024-04-05')])).toEqual([]);
    expect(broken([...sold, suspended, title])).toEqual(['D-1']);
  });

  it('nothing lapses after the sale', () => {
    const short = [filed(), ...seized('2024-02-01', '2024-04-30')];
    const life = [...short, started(), priced(), first, ended('auction1', '2024-04-02', 800_000)];
    expect(stateOf([...life, title, over])?.state).toBe('handed_over');
  });

  it('[D-21] [D-22] [D-23] [D-25] each step after the one before', () => {
    expect(broken(upTo(title))).toEqual(['D-21']);
    expect(broken([...sold, over])).toEqual(['D-22']);
    expect(broken(upTo(arrived(1)))).toEqual(['D-23']);
    expect(broken([...sold, given(1)])).toEqual(['D-25']);
  });

  it('[D-24] [D-26] [P-3] no more than the price arrives, no more than arrived is given out', () => {
    const chain = [...sold, title, over];
    expect(broken([...chain, arrived(800_001)])).toEqual(['D-24']);
    expect(broken([...chain, arrived(0)])).toEqual(['P-3']);
    expect(broken([...chain, arrived(800_000), given(800_001)])).toEqual(['D-26']);
    expect(broken([...chain, arrived(800_000), given(0)])).toEqual(['P-3']);
  });

  it('[S-17] what is sold is no longer released', () => {
    const released = { seizureId, on: '2024-05-01', instrument: '解', reason: '误' };
    expect(broken([...sold, on('2024-05-01', 'seizure.released', released)])).toEqual(['S-17']);
  });
});
