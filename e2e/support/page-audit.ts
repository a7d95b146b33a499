import axe from 'axe-core';
import type { Page } from 'playwright/test';
import { z } from 'zod';
import { expect } from './wall-test.ts';

const audit = z.object({
  passes: z.array(z.unknown()),
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullish(),
      nodes: z.array(z.object({ html: z.string() })),
    }),
  ),
});

/** What axe finds that keeps somebody from using the page. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // A frame is a page of its own, looked at where it is tested.
  const { passes, violations } = audit.parse(await page.evaluate('axe.run({ iframes: false })'));
  expect(passes.length).toBeGreaterThan(15);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/**
 * Text that is cut off where nothing says so, and what lies beside the window: of a desk page, to be run
 * inside it (`page.evaluate(cutOff)`; it refers to nothing outside itself).
 */
export function cutOff(): string[] {
  const cut = [
    ...document.querySelectorAll<HTMLElement>('.desk button, .desk h2, .desk h3, .desk p'),
  ]
    .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 2)
    .filter((one) => getComputedStyle(one).textOverflow !== 'ellipsis')
    .map((one) => `cut: ${one.className} ${one.textContent?.slice(0, 30)}`);
  const wide =
    document.documentElement.scrollWidth > window.innerWidth ? ['wider than its window'] : [];
  return [...cut, ...wide];
}
