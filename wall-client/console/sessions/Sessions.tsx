import { useRoute } from '../route.ts';
import { SessionList } from './list/SessionList.tsx';
import { NewSession } from './plan/NewSession.tsx';
import { SessionPage } from './SessionPage.tsx';
import './sessions.css';

/** Warning sessions: the list, a new one, or one that is open (`#/sessions/ID/TAB`). */
export function Sessions() {
  const { route } = useRoute();
  const [id, tab] = route.path;
  if (id === undefined) return <SessionList />;
  if (id === 'new') return <NewSession />;
  return <SessionPage key={id} id={id} tab={tab ?? null} />;
}
