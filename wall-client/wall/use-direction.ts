import { useEffect } from 'react';
import type { Welcome } from '../../wire/frame.ts';
import type { View } from '../../wire/views.ts';
import { useReplicaClient, useRow } from '../replica/use-replica.ts';
import type { Stage } from './control/stage.ts';
import { chooseStream } from './scenes/field-video/chosen-stream.ts';
import type { StageAction } from './use-stage.ts';

type Directive = NonNullable<View<'wall'>['directive']>;

/** Obeys what the wall of this display is told to show: each direction once, the standing one when it comes. */
export function useDirection(
  display: Welcome['display'] | null,
  dispatch: (action: StageAction) => void,
): void {
  const wallId = display?.paired ? display.wallId : '';
  const directive = useRow('wall', wallId)?.directive ?? null;
  const seq = directive?.seq ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another seq is another direction, nothing else
  useEffect(() => {
    if (directive === null) return;
    const { scene, caseNumber } = sceneOf(directive);
    const { page, figure, rotating } = directive;
    dispatch({ do: 'direct', scene, caseNumber, page, figure, rotating });
    if (directive.streamId !== null || scene === 'field-video') chooseStream(directive.streamId);
  }, [seq, wallId]);
}

/** A case, a stream or a page leads to its scene, whether or not that was named. */
function sceneOf({ scene, caseNumber, streamId, page }: Directive) {
  if (scene !== null) return { scene, caseNumber };
  const ofStream = streamId !== null ? 'field-video' : page !== null ? 'delegates' : null;
  return { scene: caseNumber !== null ? 'case-cloud' : ofStream, caseNumber };
}

/** Tells the relay what this display shows. */
export function useReport(stage: Stage): void {
  const { connection } = useReplicaClient();
  const { scene, caseNumber, page, figure, paused } = stage;
  useEffect(() => {
    connection.describe({ scene, caseNumber, page, figure, rotating: !paused });
  }, [connection, scene, caseNumber, page, figure, paused]);
}
