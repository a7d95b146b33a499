import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../wire/case-event.ts';
import { topicView } from '../audiences/audience.ts';
import { at, CASE, filed, on, seized } from '../rules/testing/given.ts';
import { type RowTopic, rowSchemas } from './rows.ts';
import { type HeldRow, World } from './testing/world.ts';

/** What a party's own page would be let see: an allow-list that leaves out what is under embargo. */
const parties: Partial<Record<RowTopic, (data: unknown) => unknown>> = {
  asset: topicView(rowSchemas.asset, ({ planned, name }) => (planned ? undefined : { name })),
  seizure: topicView(rowSchemas.seizure, ({ planned, state }) => (planned ? undefined : { state })),
  measure: topicView(rowSchemas.measure, ({ planned, kind }) => (planned ? undefined : { kind })),
  timeline: topicView(rowSchemas.timeline, ({ planned, text }) => (planned ? undefined : { text })),
};

async function seenByParties(events: readonly LoggedEvent[]): Promise<unknown[]> {
  const court = new World();
  await court.take(...events);
  const viewOf = ({ topic, data }: HeldRow) =>
    Object.entries(parties).find(([name]) => name === topic)?.[1]?.(data);
  return [...(await court.rows()).values()].map(viewOf).filter((view) => view !== undefined);
}

const [found, drafted, ruled, served] = seized('2024-02-01', '2027-01-31', { name: '示例厂房' });
const known = [filed(), found, drafted, ruled].filter((event) => event !== undefined);
const released = on('2024-02-02', 'seizure.released', {
  seizureId: 's-1',
  on: '2024-02-02',
  instrument: '解1',
  reason: '不再需要',
});
const consumption = (servedAt?: number) =>
  on('2024-02-03', 'measure.imposed', {
    measureId: 'm1',
    kind: 'consumptionRestriction',
    partyId: 'B',
    ground: '未履行',
    approver: '示例庭长',
    approvedAt: at('2024-02-03', 8),
    instrument: '限1',
    ...(servedAt === undefined ? {} : { servedAt }),
  });
const tips = [
  on('2024-01-20', 'tip.received', { tipId: 't', receivedOn: '2024-01-20', summary: '厂房' }),
  on('2024-01-22', 'tip.verified', { tipId: 't', verifiedOn: '2024-01-22', found: true }),
];

const written = [
  on('2024-01-23', 'message.received', {
    messageId: 'l',
    receivedOn: '2024-01-23',
    by: 'executee',
  }),
  on('2024-01-24', 'message.answered', { messageId: 'l', answeredOn: '2024-01-24' }),
];

describe('embargo (a planned measure is invisible to parties until it has taken effect)', () => {
  const FILED = { text: '立案 · 买卖合同纠纷' };

  it('an asset that was found, a seizure that was drafted and ruled: nothing of them', async () => {
    expect(await seenByParties([...tips, ...known])).toEqual([FILED]);
  });

  it('what one party wrote to the court is not told to the other', async () => {
    expect(await seenByParties([filed(), ...written])).toEqual([FILED]);
  });

  it('once served, the seizure and its asset are seen, not how they were prepared', async () => {
    const after = served === undefined ? known : [...known, served];
    const seen = await seenByParties([...tips, ...after]);
    expect(seen).toHaveLength(4);
    expect(seen).toEqual(
      expect.arrayContaining([
        FILED,
        { name: '示例厂房' },
        { state: 'effective' },
        { text: '查封生效 · 不动产' },
      ]),
    );
  });

  it('one that was given up before it was served stays unseen', async () => {
    expect(await seenByParties([...known, released])).toEqual([FILED]);
  });

  it('a coercive measure is seen once it has been served', async () => {
    expect(await seenByParties([filed(), consumption()])).toEqual([FILED]);
    const seen = await seenByParties([filed(), consumption(at('2024-02-03', 9))]);
    expect(seen).toContainEqual({ kind: 'consumptionRestriction' });
    expect(seen).toContainEqual({ text: '限制消费' });
  });

  it('counts in no sum of assets, given up or not', async () => {
    for (const events of [known, [...known, released]]) {
      const court = new World();
      await court.take(
        ...events,
        on(
          '2024-03-01',
          'clock.day-turned',
          { day: '2024-03-01' },
          { hour: 0, source: 'relay', caseNumber: CASE },
        ),
      );
      const topics = [...(await court.rows()).values()].map(({ topic }) => topic);
      expect(topics).toContain('town');
      expect(topics).not.toContain('assetStatus');
    }
  });
});
