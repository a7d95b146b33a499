import type { FieldStream } from '../field-streams.ts';

type Ended = NonNullable<NonNullable<FieldStream['run']>['ended']>;

/** A stream as its rows tell it; without `startedAt` it has never come in. */
export function fieldStream(
  id: string,
  { startedAt, ended }: { startedAt?: number; ended?: Ended['reason'] } = {},
): FieldStream {
  const end = ended ? { at: 1_732_694_527_000, reason: ended, lastFrameAt: null } : null;
  return {
    id,
    title: `现场 ${id}`,
    caseNumber: null,
    officer: null,
    unit: null,
    town: null,
    position: null,
    recorded: startedAt === undefined || ended ? null : { kept: true },
    run:
      startedAt === undefined
        ? null
        : {
            runId: `${id}-${startedAt}`,
            startedAt,
            width: 1280,
            height: 720,
            audio: false,
            ended: end,
          },
  };
}
