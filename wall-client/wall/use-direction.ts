import { useEffect } from 'react';
import type { Welcome } from '../../wire/frame.ts';
import type { View } from '../../wire/views.ts';
import { useReplicaClient, useRow } from '../replica/use-replica.ts';
import { chooseStream } from './scenes/field-video/chosen-stream.ts';
import type { SceneId } from './scenes/scene.ts';
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
    dispatch({ do: 'direct', scene, caseNumber, rotating: directive.rotating });
    if (directive.streamId !== null || scene === 'field-video') chooseStream(directive.streamId);
  }, [seq, wallId]);
}

/** A case or a stream leads to its scene, whether or not that was named. */
function sceneOf({ scene, caseNumber, streamId }: Directive) {
  const meant = caseNumber !== null ? 'case-cloud' : streamId !== null ? 'field-video' : null;
  return { scene: scene ?? meant, caseNumber };
}

/** Tells the relay what this display shows. */
export function useReport(scene: SceneId, caseNumber: string | null, rotating: boolean): void {
  const { connection } = useReplicaClient();
  useEffect(() => {
    connection.describe({ scene, caseNumber, rotating });
  }, [connection, scene, caseNumber, rotating]);
}
