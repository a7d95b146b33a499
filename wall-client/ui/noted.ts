import type { View } from '../../wire/views.ts';

/** Whether an alert has been noted as it stands: at a higher level it wants to be noted anew (V-40). */
export function isNoted(
  alert: Pick<View<'alert'>, 'level' | 'since'>,
  noted: View<'acknowledged'> | undefined,
): noted is View<'acknowledged'> {
  return noted !== undefined && noted.level === alert.level && noted.since === alert.since;
}
