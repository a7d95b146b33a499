import type { Locator } from 'playwright/test';
import { z } from 'zod';
import { quantity } from '../../wall-client/ui/format.ts';
import { figureUnits } from '../../wire/codes.ts';
import type { Stage } from './stage.ts';
import { expect } from './wall-test.ts';

/** One figure of `GET /api/v1/statistics`, as far as a wall says it. */
const statistic = z.object({
  id: z.string(),
  label: z.string(),
  value: z.number().nullable(),
  unit: z.enum(figureUnits.codes),
  period: z.object({ from: z.string(), to: z.string(), toDate: z.boolean() }),
});
export type Statistic = z.infer<typeof statistic>;

/** What the relay's API says, by id. */
export async function statistics(stage: Pick<Stage, 'read'>): Promise<Map<string, Statistic>> {
  const all = z.array(statistic).parse(await stage.read('statistics'));
  return new Map(all.map((one) => [one.id, one]));
}

export async function statisticOf(stage: Pick<Stage, 'read'>, id: string): Promise<Statistic> {
  const found = (await statistics(stage)).get(id);
  if (!found) throw new Error(`there is no statistic ${id}`);
  return found;
}

/** A row of figures as a person reads it: label, period, number and unit. */
export function wordsOf({ label, value, unit, period }: Statistic): string[] {
  const { from, to, toDate } = period;
  const dots = (day: string) => day.replaceAll('-', '.');
  const span = toDate ? `${dots(from)} 至今` : from === to ? '当前' : `${dots(from)}–${dots(to)}`;
  const said = quantity(value, unit);
  return [label, span, `${said.number}${said.unit}`];
}

/** Every row of the panel says what the API says of the statistic of the same place. */
export async function expectFigures(
  panel: Locator,
  stage: Pick<Stage, 'read'>,
  ids: readonly string[],
): Promise<void> {
  const truth = await statistics(stage);
  await expect(panel.getByRole('listitem')).toHaveCount(ids.length);
  for (const [at, id] of ids.entries()) {
    const one = truth.get(id);
    if (!one) throw new Error(`there is no statistic ${id}`);
    const row = panel.getByRole('listitem').nth(at);
    for (const words of wordsOf(one)) await expect(row).toContainText(words);
  }
}
