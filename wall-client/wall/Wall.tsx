import { useConnection } from '../replica/use-replica.ts';
import { Shell } from './Shell.tsx';

/**
 * The wall before one audience. Before another one it is another wall: whatever was on it is taken down at
 * once, elements of media and all, and nothing fades.
 */
export function Wall() {
  const { generation } = useConnection();
  return <Shell key={generation} />;
}
