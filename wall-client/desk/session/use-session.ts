import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Permission } from '../../../wire/permissions.ts';
import { pageAsker } from '../api/use-asker.ts';
import { type Me, mayOf } from './me.ts';
import { Session, type Sitting } from './session.ts';

export const SessionContext = createContext<Session>(new Session(pageAsker));
export const useSession = (): Session => useContext(SessionContext);

export function useSitting(): Sitting {
  const session = useSession();
  return useSyncExternalStore(
    useCallback((listener: () => void) => session.subscribe(listener), [session]),
    () => session.sitting,
  );
}

/** Who is signed in; null: nobody, or it is not known yet. */
export function useMe(): Me | null {
  const sitting = useSitting();
  return sitting.kind === 'me' ? sitting.me : null;
}

/** Whether who is signed in may do something: what nobody may is not offered. The relay decides all the same. */
export function usePermissions(): (permission: Permission) => boolean {
  const me = useMe();
  return useCallback((permission) => me !== null && mayOf(me, permission), [me]);
}
