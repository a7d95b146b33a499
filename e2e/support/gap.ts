import type { Page } from 'playwright/test';
import { recordingDetail } from '../../wire/library.ts';

const PROGRAM_DATE = /^#EXT-X-PROGRAM-DATE-TIME:(.*)$/;

/**
 * Lets a page meet a recording as one with `gapMs` that were not kept after its `segment`th segment:
 * in its playlist and in what is told of it. The pictures themselves are the relay's.
 */
export async function withGap(
  page: Page,
  id: string,
  segment: number,
  gapMs: number,
): Promise<void> {
  const playlist = `**/video/recordings/${id}/index.m3u8`;
  await page.route(`**/api/v1/recordings/${id}`, async (route) => {
    const answer = await route.fetch();
    const detail = recordingDetail.parse(await answer.json());
    const address = new URL(detail.playlist, route.request().url()).href;
    const listed = await page.request.get(address);
    const starts = [...(await listed.text()).matchAll(new RegExp(PROGRAM_DATE, 'gm'))].map(
      ([, at = '']) => Date.parse(at),
    );
    const cutMs = (starts[segment] ?? Number.NaN) - (detail.mediaStartedAt ?? Number.NaN);
    const end = detail.spans.at(-1)?.toMs ?? 0;
    const json = {
      ...detail,
      endedAt: (detail.endedAt ?? 0) + gapMs,
      spans: [
        { fromMs: 0, toMs: cutMs },
        { fromMs: cutMs + gapMs, toMs: end + gapMs },
      ],
      gaps: [{ fromMs: cutMs, toMs: cutMs + gapMs, reason: 'slow' }],
    };
    await route.fulfill({ response: answer, json });
  });
  await page.route(playlist, async (route) => {
    const answer = await route.fetch();
    let seen = 0;
    const lines = (await answer.text()).split('\n').flatMap((line) => {
      const [, at] = PROGRAM_DATE.exec(line) ?? [];
      if (at === undefined) return [line];
      seen += 1;
      if (seen <= segment) return [line];
      const later = `#EXT-X-PROGRAM-DATE-TIME:${new Date(Date.parse(at) + gapMs).toISOString()}`;
      return seen === segment + 1 ? ['#EXT-X-DISCONTINUITY', later] : [later];
    });
    await route.fulfill({ response: answer, body: lines.join('\n') });
  });
}
