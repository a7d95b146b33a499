import { type ReactNode, useEffect, useState } from 'react';
import { useSession } from '../desk/session/use-session.ts';
import { connectReplica, type ReplicaClient } from '../replica/client.ts';
import { ReplicaProvider } from '../replica/use-replica.ts';

/**
 * The console's replica, for as long as somebody is signed in. A link that breaks may mean that the
 * sign-in is over: that is asked.
 */
export function Replicated({ isOver, children }: { isOver: boolean; children: ReactNode }) {
  const session = useSession();
  const [client, setClient] = useState<ReplicaClient | null>(null);
  useEffect(() => {
    const connected = connectReplica({ as: 'console' });
    setClient(connected);
    let link = connected.connection.state.link;
    const stop = connected.connection.subscribe(() => {
      const now = connected.connection.state.link;
      if (link === 'live' && now !== 'live') void session.check();
      link = now;
    });
    return () => {
      stop();
      connected.close();
    };
  }, [session]);
  // Signed in again: not only when the next attempt is due.
  useEffect(() => {
    if (!isOver) client?.connection.reconnect();
  }, [client, isOver]);
  return client && <ReplicaProvider value={client}>{children}</ReplicaProvider>;
}
