import type { CaseState, PartyState } from '../../rules/case-state.ts';
import { maskedName } from '../../rules/masking.ts';
import { withoutNumbers } from '../../rules/names/numbers.ts';
import { perObject } from '../per-object.ts';

/** Masked names of a case's parties, by party id. */
export function maskedNames(state: CaseState): ReadonlyMap<string, string> {
  return namesOf(state.parties);
}

const namesOf = perObject((parties: CaseState['parties']) => {
  const siblings = Object.values(parties);
  return new Map(siblings.map((party) => [party.partyId, maskedName(party, siblings)]));
});

/**
 * Free text as it may stand on a wall: names of the case's parties masked, numbers that identify a
 * person, a plate or an account taken out, those that the case knows and what looks like one.
 */
export function redacted(text: string, state: CaseState): string {
  const texts = textsOf(state.parties);
  let safe = texts.get(text);
  if (safe === undefined) {
    safe = text;
    for (const [secret, instead] of ofParties(state.parties)) {
      safe = safe.replaceAll(secret, instead);
    }
    texts.set(text, safe);
  }
  for (const secret of ofAssets(state.assets)) safe = safe.replaceAll(secret, '…');
  return withoutNumbers(safe);
}

/** Texts of one case with its parties' secrets out: a group claim has hundreds to look for. */
const textsOf = perObject((_parties: CaseState['parties']) => new Map<string, string>());

/** What to replace by what; the longest first: 张三 is the beginning of 张三丰. */
const ofParties = perObject((parties: CaseState['parties']) => {
  const names = namesOf(parties);
  const secretsOf = ({ partyId, name, idNumber, phone, address }: PartyState) => [
    [name, names.get(partyId) ?? '某'] as const,
    ...[idNumber, phone, address]
      .filter((secret) => secret !== undefined)
      .map((secret) => [secret, '…'] as const),
  ];
  return Object.values(parties)
    .flatMap(secretsOf)
    .sort(([a], [b]) => b.length - a.length);
});

const ofAssets = perObject((assets: CaseState['assets']) =>
  Object.values(assets)
    .map((asset) => asset.registration)
    .filter((secret) => secret !== null),
);
