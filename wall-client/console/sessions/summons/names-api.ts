import { partiesAnswer } from '../../../../wire/access.ts';
import type { SummonsPrint } from '../../../../wire/sessions.ts';
import type { Asker } from '../../../desk/api/ask.ts';

/** Invitee id → name in clear. */
export type ClearNames = ReadonlyMap<string, string>;

interface Summoned {
  readonly inviteeId: string;
  readonly caseNumber: string;
  readonly partyId: string;
}

/**
 * Reads the names of who is summoned in clear, a case at a time; the log is told each time, with the reason.
 * @throws Refused
 */
export async function readNames(
  asker: Pick<Asker, 'post'>,
  whom: readonly Summoned[],
  reason: string,
): Promise<ClearNames> {
  const names = new Map<string, string>();
  for (const caseNumber of new Set(whom.map((one) => one.caseNumber))) {
    const path = `/api/v1/cases/${encodeURIComponent(caseNumber)}/parties`;
    const { parties } = await asker.post(path, { reason }, partiesAnswer);
    for (const { inviteeId, partyId } of whom.filter((one) => one.caseNumber === caseNumber)) {
      const party = parties.find((each) => each.partyId === partyId);
      if (party) names.set(inviteeId, party.name);
    }
  }
  return names;
}

/** Who is summoned, as the sheet names them; `isClear`: nothing is left to be filled in by hand. */
export function namedOn(
  { inviteeId, maskedName }: Pick<SummonsPrint, 'inviteeId' | 'maskedName'>,
  names: ClearNames,
): { readonly name: string; readonly isClear: boolean } {
  const name = names.get(inviteeId);
  return name === undefined ? { name: maskedName, isClear: false } : { name, isClear: true };
}
