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
