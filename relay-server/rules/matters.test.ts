import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../wire/case-event.ts';
import {
  alertsOfMatter,
  appliesNextToMatter,
  applyMatter,
  foldMatter,
  foldMatterHistory,
  refuseFieldAmendment,
  wakeMatterOn,
} from './matters.ts';
import { CASE, on } from './testing/given.ts';

const received = (receivedOn = '2024-03-01') =>
  on('2024-03-01', 'petition.received', { petitionId: 'x', receivedOn, channel: 'hotline' });
const entered = (day: string, enteredOn = day) =>
  on(day, 'petition.entered', { petitionId: 'x', enteredOn });
const done = (day: string, doneOn = day) => on(day, 'petition.done', { petitionId: 'x', doneOn });
const rules = (events: LoggedEvent[]) =>
  foldMatterHistory(events).conflicts.map(({ rule }) => rule);

describe('a registered stream', () => {
  const registered = (day: string, title = '单兵 1 号') =>
    on(day, 'stream.registered', { streamId: 'v', title, kind: 'push', by: 'court' });
  const revoked = (day: string) => on(day, 'stream.revoked', { streamId: 'v', by: 'court' });

  it('[L-1] [L-2] is registered and revoked in turn', () => {
    expect(rules([registered('2024-03-01'), registered('2024-03-02')])).toEqual(['L-1']);
    expect(rules([registered('2024-03-01'), revoked('2024-03-02'), revoked('2024-03-03')])).toEqual(
      ['L-2'],
    );
  });

  it('stands with what its newest registration says', () => {
    const life = [registered('2024-03-01'), revoked('2024-03-02')];
    expect(foldMatter(life)).toMatchObject({ kind: 'stream', id: 'v', revoked: true });
    expect(foldMatter([...life, registered('2024-03-03', '车载')])).toMatchObject({
      revoked: false,
      details: { title: '车载' },
      conflicts: [],
    });
  });

  it('[L-3] what a device reported is not amended', () => {
    expect(refuseFieldAmendment()).toMatchObject({ breach: 'L-3', code: 'illegal_transition' });
  });
});

describe('petition', () => {
  const life = [received(), entered('2024-03-04'), done('2024-03-20')];

  it('is received, entered and done, in whatever order it arrives', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(life, { minLength: 3 }), (events) => {
        expect(foldMatter(events)).toMatchObject({
          kind: 'petition',
          id: 'x',
          caseNumber: CASE,
          channel: 'hotline',
          receivedOn: '2024-03-01',
          enteredOn: '2024-03-04',
          doneOn: '2024-03-20',
          conflicts: [],
        });
      }),
    );
  });

  it('waits for its receipt', () => {
    expect(foldMatter(life.slice(1))).toBeUndefined();
    expect(rules(life.slice(1))).toEqual([]);
  });

  it('[O-9] [O-10] [O-11] each step once, in order', () => {
    expect(rules([received(), received()])).toEqual(['O-9']);
    expect(rules([received(), entered('2024-03-04'), entered('2024-03-05')])).toEqual(['O-10']);
    expect(rules([received(), done('2024-03-20')])).toEqual(['O-11']);
    expect(rules([...life, done('2024-03-21')])).toEqual(['O-11']);
  });

  it('[O-12] on days in order; a receipt from tomorrow opens nothing', () => {
    expect(rules([received('2024-03-02')])).toEqual(['O-12']);
    expect(foldMatter([received('2024-03-02')])).toBeUndefined();
    expect(rules([received(), entered('2024-03-04', '2024-03-05')])).toEqual(['O-12']);
    expect(rules([received(), entered('2024-03-04', '2024-02-05')])).toEqual(['O-12']);
    expect(rules([received(), entered('2024-03-04'), done('2024-03-20', '2024-03-03')])).toEqual([
      'O-12',
    ]);
  });

  it('a reversal takes a step back', () => {
    const undo = on('2024-03-21', 'amend.reversed', { amends: life[2]?.id ?? '', reason: '误' });
    expect(foldMatter([...life, undo])).toMatchObject({ doneOn: null, conflicts: [] });
  });

  it('applies the next event to the state like the fold', () => {
    const [open, enter, finish] = [received(), entered('2024-03-04'), done('2024-03-20')];
    const state = foldMatter([open, enter]);
    if (state === undefined) throw new Error('not open');
    expect(appliesNextToMatter(state, finish)).toBe(true);
    expect(applyMatter(state, finish)).toEqual(foldMatter([open, enter, finish]));
    expect(appliesNextToMatter(state, entered('2024-03-02'))).toBe(false);
    expect(appliesNextToMatter(state, received())).toBe(false);
  });

  it('alerts before and after 5 working days, then 30 days', () => {
    const state = foldMatter([received()]);
    if (state === undefined) throw new Error('not open');
    // 2024-03-01 is a Friday; the fifth working day after it is Friday the 8th.
    expect(alertsOfMatter(state, '2024-03-05')).toEqual([]);
    expect(alertsOfMatter(state, '2024-03-06')).toEqual([
      {
        id: 'petitionDue:x',
        kind: 'petitionDue',
        level: 'info',
        subject: '信访录入',
        text: '须在 2024-03-08 前办理',
        since: '2024-03-06',
        dueOn: '2024-03-08',
      },
    ]);
    expect(alertsOfMatter(state, '2024-03-09')).toMatchObject([
      { level: 'critical', since: '2024-03-09' },
    ]);
    expect(wakeMatterOn(state, '2024-03-01')).toBe('2024-03-06');
    expect(wakeMatterOn(state, '2024-03-09')).toBeNull();
    const later = foldMatter([received(), entered('2024-03-04')]);
    if (later === undefined) throw new Error('not open');
    expect(alertsOfMatter(later, '2024-03-28')).toMatchObject([
      { level: 'warning', dueOn: '2024-03-31' },
    ]);
    const over = foldMatter(life);
    if (over === undefined) throw new Error('not open');
    expect(alertsOfMatter(over, '2024-05-01')).toEqual([]);
  });
});

describe('campaign, session, question', () => {
  const started = (startedOn = '2024-03-01') =>
    on('2024-03-01', 'campaign.started', { campaignId: 'c', title: '清仓', startedOn });
  const ended = (day: string, endedOn = day) =>
    on(day, 'campaign.ended', { campaignId: 'c', endedOn });
  const held = (heldOn = '2024-03-01') =>
    on('2024-03-01', 'warning.held', { sessionId: 's', title: '警示', heldOn, cases: [CASE] });

  it('a campaign starts and ends', () => {
    expect(foldMatter([ended('2024-06-01'), started()])).toMatchObject({
      kind: 'campaign',
      startedOn: '2024-03-01',
      endedOn: '2024-06-01',
    });
  });

  it('[W-7] [W-8] [W-9] once each, on days in order', () => {
    expect(rules([started(), started()])).toEqual(['W-7']);
    expect(rules([started(), ended('2024-06-01'), ended('2024-06-02')])).toEqual(['W-8']);
    expect(rules([started('2024-03-02')])).toEqual(['W-9']);
    expect(rules([started(), ended('2024-06-01', '2024-06-02')])).toEqual(['W-9']);
    expect(rules([started(), ended('2024-06-01', '2024-02-02')])).toEqual(['W-9']);
  });

  it('[W-9] [W-10] a session is held once, and not tomorrow', () => {
    expect(foldMatter([held()])).toMatchObject({ kind: 'session', cases: [CASE] });
    expect(rules([held(), held()])).toEqual(['W-10']);
    expect(rules([held('2024-03-02')])).toEqual(['W-9']);
  });

  it('a question is a fact of its own, with no alerts', () => {
    const answered = on(
      '2024-03-01',
      'question.answered',
      { persons: 7, channel: 'code' },
      { id: 'q' },
    );
    const state = foldMatter([answered]);
    expect(state).toMatchObject({ kind: 'question', id: 'q', on: '2024-03-01', persons: 7 });
    if (state === undefined) throw new Error('not open');
    expect(alertsOfMatter(state, '2024-05-01')).toEqual([]);
    expect(wakeMatterOn(state, '2024-03-01')).toBeNull();
  });
});
