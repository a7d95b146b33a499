import type { PaymentState } from '../../rules/case-state.ts';
import type { FactFamily } from './fact.ts';

export const recoveredFacts: FactFamily = {
  parts: ['payments', 'type', 'town'],
  add({ payments, type, town }, add) {
    for (const { amount, origin, receivedOn, warningSessionId } of Object.values(payments)) {
      add(amount, 'recovered', type, origin, town, receivedOn);
      if (warningSessionId !== null) add(amount, 'warningRecovered', receivedOn);
    }
  },
};

/** Of how many cases the sums above are: no money of a few cases is shown outside the bureau. */
export const paidFacts: FactFamily = {
  parts: ['payments', 'campaigns', 'town'],
  add({ payments, campaigns, town }, add) {
    const pooledOn = firstDay(Object.values(campaigns).map((each) => each.pooledOn));
    const paid = Object.values(payments).filter(({ amount }) => amount > 0);
    const days = (isIt: (payment: PaymentState) => boolean) =>
      paid.filter(isIt).map(({ receivedOn }) => receivedOn);
    const money = {
      recovered: days(() => true),
      warning: days(({ warningSessionId }) => warningSessionId !== null),
      campaign: days(({ receivedOn }) => pooledOn !== null && receivedOn >= pooledOn),
    };
    for (const [kind, received] of Object.entries(money)) {
      for (const [span, length] of SPANS) {
        const firsts = new Map<string, string>();
        for (const day of received) {
          const key = day.slice(0, length);
          const first = firsts.get(key);
          if (first === undefined || day < first) firsts.set(key, day);
        }
        for (const day of firsts.values()) add(1, 'paidCases', kind, span, town, day);
      }
    }
  },
};

/** How much of a day tells one span from the next. */
const SPANS = [
  ['month', 7],
  ['year', 4],
  ['ever', 0],
] as const;

function firstDay(days: readonly string[]): string | null {
  return days.reduce<string | null>(
    (first, day) => (first === null || day < first ? day : first),
    null,
  );
}

export const campaignFacts: FactFamily = {
  parts: ['campaigns', 'payments'],
  add({ campaigns, payments }, add) {
    let pooledOn: string | null = null;
    for (const campaign of Object.values(campaigns)) {
      if (pooledOn === null || campaign.pooledOn < pooledOn) pooledOn = campaign.pooledOn;
      add(1, 'campaignPooled', campaign.pooledOn);
      if (campaign.requeriedOn !== null) add(1, 'campaignRequeried', campaign.requeriedOn);
      if (campaign.cleared !== null && campaign.clearedOn !== null) {
        add(1, 'campaignCleared', campaign.cleared, campaign.clearedOn);
      }
    }
    if (pooledOn === null) return;
    for (const { amount, receivedOn } of Object.values(payments)) {
      if (receivedOn >= pooledOn) add(amount, 'campaignRecovered', receivedOn);
    }
  },
};
