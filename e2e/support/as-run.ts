import type { Page } from 'playwright/test';
import { type RecordingItem, recordingDetail, recordingsAnswer } from '../../wire/library.ts';

/** Lets a page meet recordings as one coming-in that went on from one to the next; pictures are the relay's. */
export async function asRun(page: Page, parts: readonly RecordingItem[]): Promise<void> {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return;
  const sum = (of: (part: RecordingItem) => number) =>
    parts.reduce((all, each) => all + of(each), 0);
  const run = {
    ...{ id: first.id, parts: parts.length, startedAt: first.startedAt, endedAt: last.endedAt },
    ...{ bytes: sum(({ bytes }) => bytes), gaps: 0, clips: 0 },
    ...{ held: sum(({ held }) => Number(held)), sameCase: true },
  };
  await page.route('**/api/v1/recordings?*', async (route) => {
    const answer = await route.fetch();
    const { recordings } = recordingsAnswer.parse(await answer.json());
    const listed = recordings.filter(({ id }) => id === last.id);
    const json = { recordings: listed.map((each) => ({ ...each, run })), next: null };
    await route.fulfill({ response: answer, json });
  });
  for (const { id } of parts) {
    await page.route(`**/api/v1/recordings/${id}`, async (route) => {
      const answer = await route.fetch();
      const detail = recordingDetail.parse(await answer.json());
      await route.fulfill({ response: answer, json: { ...detail, run, parts } });
    });
  }
}
