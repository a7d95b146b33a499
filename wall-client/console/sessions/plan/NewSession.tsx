import { useMe } from '../../../desk/session/use-session.ts';
import { useRoute } from '../../route.ts';
import { useSessionsApi } from '../api/use-sessions-api.ts';
import { PlanForm } from './PlanForm.tsx';

/** A session that is not there yet. */
export function NewSession() {
  const api = useSessionsApi();
  const { go } = useRoute();
  const me = useMe();
  return (
    <div className="sessions">
      <header className="page-head">
        <h2>新建警示活动</h2>
      </header>
      <section className="card">
        <PlanForm
          start={{
            ...{ title: '', wallId: '', at: '', points: '' },
            host: me?.displayName ?? '',
          }}
          action="新建"
          onSave={async (plan) => go('sessions', (await api.plan(plan)).sessionId)}
          onCancel={() => go('sessions')}
        />
      </section>
    </div>
  );
}
