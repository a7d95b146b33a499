import { useMemo } from 'react';
import type { View } from '../../../wire/views.ts';
import { useRow, useTopic } from '../../replica/use-replica.ts';
import type { RunItem } from './conduct/conduct-view.ts';
import type { Invitee } from './roster/roster-state.ts';

export type SessionRow = View<'session'>;

export function useSessionRow(id: string): SessionRow | undefined {
  return useRow('session', id);
}

export function useInvitees(id: string): Invitee[] {
  const rows = useTopic('invitee');
  return useMemo(() => [...rows.values()].filter(({ sessionId }) => sessionId === id), [rows, id]);
}

/** In the order of the list. */
export function useRunItems(id: string): RunItem[] {
  const rows = useTopic('runItem');
  return useMemo(
    () =>
      [...rows.values()]
        .filter(({ sessionId }) => sessionId === id)
        .sort((one, other) => one.at - other.at),
    [rows, id],
  );
}
