import type { ClearanceAudience } from '../../wire/codes.ts';
import type { View } from '../../wire/views.ts';
import { type RowData, rowSchemas } from '../projections/rows.ts';
import { topicView } from './audience.ts';

/** How the clearance of clips stands, for whoever works on it: the console's, no wall's. */
export const clearanceTopic = topicView(
  rowSchemas.clearance,
  (row): View<'clearance'> => ({
    recordingId: row.recordingId,
    title: row.title,
    proposal: row.proposal && copyProposal(row.proposal),
    cleared: row.cleared && copyCleared(row.cleared),
  }),
);

/** All clips that may be shown to anybody: the console's. */
export const clearedTopic = topicView(
  rowSchemas.cleared,
  (row): View<'cleared'> => shown(row, row.audiences),
);

/** Clips that may be shown to one audience; whom else they may be shown to is not told to it. */
export function clearedTopicOf(audience: ClearanceAudience) {
  return topicView(rowSchemas.cleared, (row): View<'cleared'> | undefined =>
    row.audiences.includes(audience) ? shown(row, [audience]) : undefined,
  );
}

function shown(row: RowData<'cleared'>, audiences: readonly ClearanceAudience[]): View<'cleared'> {
  return {
    ...copyTold(row),
    ms: row.ms,
    width: row.width,
    height: row.height,
    digest: row.digest,
    audiences: [...audiences],
  };
}

type Told = Pick<
  View<'cleared'>,
  'publicTitle' | 'caseType' | 'measure' | 'legalBasis' | 'maskedParty'
>;

function copyTold({ publicTitle, caseType, measure, legalBasis, maskedParty }: Told): Told {
  return { publicTitle, caseType, measure, legalBasis, maskedParty };
}

type Proposal = NonNullable<View<'clearance'>['proposal']>;
type Cleared = NonNullable<View<'clearance'>['cleared']>;

function copyProposal(proposal: Proposal): Proposal {
  const { proposalId, state, masks, sound, by, proposedAt, derivative } = proposal;
  const { reviewedBy, note, reason, lastBy, lastAt } = proposal;
  return {
    ...{ proposalId, state, audiences: [...proposal.audiences], ...copyTold(proposal) },
    ...{ masks, sound, by, proposedAt, derivative: derivative && copyDerivative(derivative) },
    ...{ reviewedBy, note, reason, lastBy, lastAt },
  };
}

function copyCleared(cleared: Cleared): Cleared {
  const { proposalId, by, clearedAt } = cleared;
  return {
    ...{ proposalId, ...copyDerivative(cleared), audiences: [...cleared.audiences] },
    ...{ ...copyTold(cleared), by, clearedAt },
  };
}

type Derivative = NonNullable<Proposal['derivative']>;

function copyDerivative({ derivativeId, digest, bytes, ms, width, height }: Derivative) {
  return { derivativeId, digest, bytes, ms, width, height };
}
