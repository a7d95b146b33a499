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
  const known = texts.get(text);
  if (known?.assets === state.assets) return known.safe;
  const unnamed = known?.unnamed ?? unnamedIn(text, state.parties);
  let safe = unnamed;
  for (const secret of ofAssets(state.assets)) safe = safe.replaceAll(secret, '…');
  safe = withoutNumbers(safe);
  texts.set(text, { unnamed, assets: state.assets, safe });
  return safe;
}

interface Redacted {
  /** With the parties' secrets out: a group claim has hundreds to look for. */
  readonly unnamed: string;
  /** As they were when it was asked for last, and all that may be said of it then. */
  readonly assets: CaseState['assets'];
  readonly safe: string;
}

/** Texts of one case, which are asked for again with every event. */
const textsOf = perObject((_parties: CaseState['parties']) => new Map<string, Redacted>());

function unnamedIn(text: string, parties: CaseState['parties']): string {
  let safe = text;
  for (const [secret, instead] of ofParties(parties)) safe = safe.replaceAll(secret, instead);
  return safe;
}

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
