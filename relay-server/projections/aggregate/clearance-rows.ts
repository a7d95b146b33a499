import type { ClipClearance, Derivative, ProposedDetails } from '../../rules/clearance.ts';
import { listChanges } from '../row-diff.ts';
import { type Row, type RowChange, type RowData, row } from '../rows.ts';

type Clips = ReadonlyMap<string, RowData<'clip'>>;
type Clearances = ReadonlyMap<string, ClipClearance>;

interface Standing {
  readonly clips: Clips;
  readonly clearances: Clearances;
}

/** What of a recording's clips may be shown changed: the clip's own row, and that of what is cleared. */
export function clearanceChanges(before: Standing | null, after: Standing): RowChange[] {
  if (before?.clearances === after.clearances) return [];
  return listChanges(before ? clearanceRows(before) : [], clearanceRows(after));
}

function clearanceRows({ clips, clearances }: Standing): Row[] {
  return [...clearances].flatMap(([clipId, clearance]) => {
    const clip = clips.get(clipId);
    return clip === undefined ? [] : rowsOf(clipId, clip, clearance);
  });
}

function rowsOf(
  clipId: string,
  { recordingId, title }: RowData<'clip'>,
  { proposal, cleared }: ClipClearance,
): Row[] {
  const standing = row('clearance', clipId, null, {
    ...{ recordingId, title },
    proposal: proposal && {
      ...{ proposalId: proposal.proposalId, state: proposal.state },
      audiences: [...proposal.details.audiences],
      ...toldOf(proposal.details),
      ...{ masks: proposal.details.masks.length, sound: proposal.details.sound.whole },
      ...{ by: proposal.by, proposedAt: proposal.proposedAt },
      derivative: proposal.derivative && derivativeOf(proposal.derivative),
      ...{ reviewedBy: proposal.reviewedBy, note: proposal.note, reason: proposal.reason },
      ...{ lastBy: proposal.lastBy, lastAt: proposal.lastAt },
    },
    cleared: cleared && {
      ...{ proposalId: cleared.proposalId, ...derivativeOf(cleared.derivative) },
      audiences: [...cleared.audiences],
      ...{ ...toldOf(cleared.details), by: cleared.by, clearedAt: cleared.clearedAt },
    },
    masks: proposal && [...proposal.details.masks],
    soundPlan: proposal?.details.sound ?? null,
  });
  if (cleared === null) return [standing];
  const { derivativeId, ms, width, height, digest, bytes } = cleared.derivative;
  const shown = row('cleared', derivativeId, null, {
    ...toldOf(cleared.details),
    ...{ ms, width, height, digest, audiences: [...cleared.audiences], clipId, bytes },
  });
  return [standing, shown];
}

function derivativeOf({ derivativeId, digest, bytes, ms, width, height }: Derivative): Derivative {
  return { derivativeId, digest, bytes, ms, width, height };
}

function toldOf({
  publicTitle,
  caseType,
  measure,
  legalBasis,
  maskedParty,
}: Readonly<ProposedDetails>) {
  return { publicTitle, caseType, measure: measure ?? null, legalBasis, maskedParty };
}
