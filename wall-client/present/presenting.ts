import { type VisitPage, visitPages } from '../../wire/codes.ts';
import type { DisplayItem, Screen, WallItem } from '../console/walls/walls-api.ts';
import { clockTime } from '../ui/format.ts';

/** What a wall's screens really show, by their own newest word. */
export interface OnWall {
  /** null: another scene, or no screen has said. */
  readonly page: VisitPage | null;
  /** The figure whose card is open. */
  readonly figure: string | null;
  readonly rotating: boolean;
  /** Screens of the wall that are open now. */
  readonly screens: number;
}

export function onWallOf(wallId: string, displays: readonly DisplayItem[]): OnWall {
  const screens = displays.filter((one) => one.wallId === wallId).flatMap((one) => one.screens);
  const newest = screens.reduce<Screen['report']>(
    (best, { report }) => (report && report.at > (best?.at ?? 0) ? report : best),
    null,
  );
  return {
    page: newest?.scene === 'delegates' ? pageNamed(newest.page) : null,
    figure: newest?.figure ?? null,
    rotating: newest?.rotating ?? true,
    screens: screens.length,
  };
}

function pageNamed(name: string | null | undefined): VisitPage | null {
  return visitPages.codes.find((one) => one === name) ?? null;
}

/** The page after (1) or before (-1); from nowhere, the first. */
export function pageBeside(page: VisitPage | null, by: 1 | -1): VisitPage {
  const { codes } = visitPages;
  if (page === null) return codes[0];
  return codes[(codes.indexOf(page) + by + codes.length) % codes.length] ?? codes[0];
}

/** `2/6 办案用时`. */
export function placeWords(page: VisitPage): string {
  const { codes, labels } = visitPages;
  return `${codes.indexOf(page) + 1}/${codes.length} ${labels[page]}`;
}

/**
 * Who presents: whoever said something to the wall last.
 * @param account whoever looks at this
 */
export function presenterWords(said: WallItem['directive'], account: string): string {
  if (said === null || said.by === null) return '还没有人主持，各页自动轮播';
  const at = clockTime(said.at).slice(0, 5);
  if (said.by === account) return `由你主持，${at} 最后一次操作`;
  return `${said.by} 在主持，${at} 最后一次操作；你一按就由你主持`;
}
