import type { CaseState, PartyState } from '../../rules/case-state.ts';
import { entityChanges } from '../row-diff.ts';
import type { RowChange, RowData } from '../rows.ts';
import { maskedNames } from './redaction.ts';

/** A name's mask depends on the other parties (张某1, 张某2): all are looked at when one changes. */
export function partyChanges(
  before: CaseState | undefined,
  after: CaseState | undefined,
  into: RowChange[],
): void {
  if (before?.parties === after?.parties) return;
  const caseNumber = (after ?? before)?.caseNumber ?? '';
  entityChanges(
    'party',
    caseNumber,
    before?.parties,
    after?.parties,
    (party, side) => partyRow(party, side === 'before' ? before : after),
    into,
    { contextual: true },
  );
}

function partyRow(party: PartyState, state: CaseState | undefined): RowData<'party'> {
  return {
    partyId: party.partyId,
    role: party.role,
    entity: party.entity,
    name: party.name,
    maskedName: (state && maskedNames(state).get(party.partyId)) ?? '某',
    business: party.business ?? null,
    minor: party.minor ?? false,
    idNumber: party.idNumber ?? null,
    phone: party.phone ?? null,
    address: party.address ?? null,
    share: party.share ?? null,
    actsFor: party.actsFor ?? null,
    specialAuthority: party.specialAuthority ?? false,
    left: party.left,
  };
}
