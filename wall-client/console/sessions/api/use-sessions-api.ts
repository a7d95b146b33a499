import type { Asker } from '../../../desk/api/ask.ts';
import { useAsker } from '../../../desk/api/use-asker.ts';
import { SessionsApi } from './sessions-api.ts';

const known = new WeakMap<Asker, SessionsApi>();

/** One for the page: a command whose answer was lost keeps its name wherever it is sent again. */
export function useSessionsApi(): SessionsApi {
  const asker = useAsker();
  const api = known.get(asker) ?? new SessionsApi(asker);
  known.set(asker, api);
  return api;
}
