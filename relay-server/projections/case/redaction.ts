import type { CaseState, PartyState } from '../../rules/case-state.ts';
import { maskedName } from '../../rules/masking.ts';

/** Masked names of a case's parties, by party id. */
export function maskedNames(state: CaseState): ReadonlyMap<string, string> {
  const known = cache.get(state.parties);
  if (known) return known;
  const siblings = Object.values(state.parties);
  const names = new Map(siblings.map((party) => [party.partyId, maskedName(party, siblings)]));
  cache.set(state.parties, names);
  return names;
}

/**
 * Free text as it may stand on a wall: names of the case's parties masked, numbers that identify a
 * person, a plate or an account taken out.
 */
export function redacted(text: string, state: CaseState): string {
  let safe = text;
  const names = maskedNames(state);
  for (const party of longestFirst(Object.values(state.parties))) {
    safe = safe.replaceAll(party.name, names.get(party.partyId) ?? '某');
    for (const secret of [party.idNumber, party.phone, party.address]) {
      if (secret !== undefined) safe = safe.replaceAll(secret, '…');
    }
  }
  for (const asset of Object.values(state.assets)) {
    if (asset.registration !== null) safe = safe.replaceAll(asset.registration, '…');
  }
  return safe;
}

/** 张三丰 before 张三: a name may be the beginning of another. */
function longestFirst(parties: readonly PartyState[]): PartyState[] {
  return [...parties].sort((a, b) => b.name.length - a.name.length);
}

const cache = new WeakMap<object, ReadonlyMap<string, string>>();
