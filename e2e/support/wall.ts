import type { Locator, Page } from 'playwright/test';
import type { Stage } from './stage.ts';
import { expect } from './wall-test.ts';

/** Resolves when the wall is live and has painted the log up to `seq`. */
export async function painted(page: Page, seq: number): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-link', 'live');
  await expect
    .poll(async () => Number(await page.locator('html').getAttribute('data-seq')), {
      message: `painted up to ${seq}`,
    })
    .toBeGreaterThanOrEqual(seq);
}

/** Opens the wall and waits for its whole first picture: figures, fonts, charts and all panels. */
export async function openWall(
  page: Page,
  stage: Pick<Stage, 'url' | 'head'>,
  search = '',
): Promise<void> {
  await page.goto(`${stage.url}/wall.html${search}`);
  await settled(page, stage.head);
}

/**
 * A page in a window of its own. One in a further tab would put the first behind it, which the browser then shows one
 * frame a second.
 */
export async function windowBeside(page: Page): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await page.evaluate(() => {
    window.open('about:blank', '_blank', 'popup,width=1920,height=1080');
  });
  return opened;
}

/** Fonts and charts come after the first figures; all must be there before a picture is judged. */
export async function settled(page: Page, seq: number): Promise<void> {
  await painted(page, seq);
  await expect(scenesOn(page)).toHaveCount(1);
  await expect(page.getByRole('status', { name: '正在载入' })).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}

/** Resolves when this scene alone is on the wall. */
export async function sceneIs(page: Page, scene: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-scene', scene);
  await expect(scenesOn(page)).toHaveCount(1);
}

/** The scenes that are on the wall: two while one fades into the other. The pages of a scene lie in layers of their own. */
export const scenesOn = (page: Page): Locator => page.locator('.layers > .layer');

/** From wherever the last step left the wall, to the overview as it stood at first: nothing open, nothing paused. */
export async function overviewAgain(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('1');
  await sceneIs(page, 'overview');
  await expect(townList(page)).not.toHaveCount(0);
  await expect(page.getByRole('banner')).not.toContainText('轮播已暂停');
}

/** Resolves when the case cloud shows this case and nothing else. */
export async function cloudOf(page: Page, caseNumber: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-scene', 'case-cloud');
  // All of them: while one case fades into another both are there.
  await expect(page.locator('.case-card-number')).toHaveText([caseNumber]);
}

/** A panel by its title. */
export function panel(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true });
}

/** The panel of seizures that expire next. */
export function expiryPanel(page: Page): Locator {
  return panel(page, '查控到期');
}

/** Opens the search line and types into it. @returns the dialog */
export async function searchFor(page: Page, text: string): Promise<Locator> {
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: '查询案件' });
  await dialog.getByRole('textbox').fill(text);
  return dialog;
}

/** The cases that answer a search. */
export function hits(dialog: Locator): Locator {
  return dialog.getByRole('list', { name: '查询结果' }).getByRole('listitem');
}

/** From the overview into one case's cloud, by its number. */
export async function openCase(page: Page, caseNumber: string): Promise<void> {
  const dialog = await searchFor(page, caseNumber);
  await expect(hits(dialog)).toHaveCount(1);
  await expect(hits(dialog)).toContainText(caseNumber);
  await page.keyboard.press('Enter');
  await cloudOf(page, caseNumber);
}

/** Marks the page, so that a reload would be noticed. */
export async function markPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset.neverReloaded = 'yes';
  });
}

export async function expectNeverReloaded(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-never-reloaded', 'yes');
}

/** The towns beside the map, a button each. */
export function townList(page: Page): Locator {
  return page.locator('.towns').getByRole('listitem');
}

/** The cases of a town beside the map. */
export function townCases(page: Page): Locator {
  return page.locator('.cases-list').getByRole('listitem');
}
