import { cookieOf } from '../../access/testing/fixed-access.ts';
import type { RecordingWorld } from '../../video/recording/testing/recording-world.ts';
import { sampleParts, sampleRun } from '../../video/recording/testing/sample-run.ts';
import type { RunningApp } from './running-app.ts';

/** Who is signed in on it. */
export const BY = 'judge';
export const OTHER_CASE = '（2024）粤0607执2号';

/** A page of the relay's own that asks and sends; a judge is signed in on it. */
export function libraryClient(app: RunningApp) {
  const own = () => ({ host: `127.0.0.1:${app.port}`, cookie: cookieOf('judge') });
  return {
    get: (path: string, headers: Record<string, string> = {}) =>
      app.ask(path, { headers: { ...own(), ...headers } }),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      app.ask(path, {
        method: 'POST',
        headers: { ...own(), 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

/** Ten seconds of a stream, recorded and over. */
export async function recordRun(world: RecordingWorld, runId: string, parts = 50): Promise<void> {
  const recordings = await world.start();
  recordings.begin(sampleRun(runId));
  for (const part of sampleParts(0, parts)) recordings.part({ ...part, runId });
  await recordings.close();
}

/** The court's system tells of a case. */
export async function fileCase(world: RecordingWorld, caseNumber: string): Promise<void> {
  const { rejected } = await world.recorder.record('court', [
    {
      id: `filed-${world.store.head().seq}`,
      type: 'case.filed',
      v: 1,
      occurredAt: world.clock.now() - 1_000,
      caseNumber,
      body: {
        filedOn: '2024-11-27',
        cause: '劳动争议',
        enforcementBasis: '（2024）粤0607民初1号民事判决书',
        claimAmount: 100,
        town: '440607103000',
        parties: [{ partyId: 'a', role: 'applicant', entity: 'person', name: '演示甲' }],
      },
    },
  ]);
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected));
}

/** Takes a recording away as retention does. */
export async function deleteRecording(world: RecordingWorld, recordingId: string): Promise<void> {
  const body = { recordingId, rule: 'standard', keptUntil: '2024-11-26' };
  const event = { id: `del-${recordingId}`, type: 'recording.deleted', v: 1 };
  const { rejected } = await world.recorder.record('relay', [
    { ...event, occurredAt: world.clock.now(), body },
  ]);
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected));
}
