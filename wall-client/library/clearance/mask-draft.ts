import type { MaskPlan } from '../../../wire/clearance.ts';
import { type Region, regionAt } from '../../../wire/mask-region.ts';

/** A mask that is being drawn: `key` names it on this page alone. */
export interface DraftMask extends MaskPlan {
  readonly key: number;
}

/** As the relay bounds it. */
export const MOST_MASKS = 24;
const MOST_KEYFRAMES = 60;
export const SMALLEST = 0.02;

/** Within the picture, and no smaller than can be taken hold of; four decimals say a pixel. Pure. */
export function fitted({ x, y, w, h }: Region): Region {
  const width = between(w, SMALLEST, 1);
  const height = between(h, SMALLEST, 1);
  return {
    x: round(between(x, 0, 1 - width)),
    y: round(between(y, 0, 1 - height)),
    w: round(width),
    h: round(height),
  };
}

/** What two corners, in any order, span. Pure. */
export function spanned(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): Region {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  const x = between(left, 0, 1);
  const y = between(top, 0, 1);
  return fitted({ x, y, w: between(right, 0, 1) - x, h: between(bottom, 0, 1) - y });
}

/** A new mask hides its region from the clip's beginning to its end. Pure. */
export function newMask(key: number, region: Region, clipMs: number): DraftMask {
  const look = { shape: 'rect', effect: 'pixelate' } as const;
  return { key, ...look, fromMs: 0, toMs: clipMs, ...fitted(region) };
}

/** Puts the region somewhere at a moment: a moving one gets a key frame there. Pure. */
export function placed(mask: DraftMask, region: Region, atMs: number): DraftMask {
  const there = fitted(region);
  const { keyframes } = mask;
  const at = Math.round(atMs);
  if (keyframes === undefined || at <= mask.fromMs) return { ...mask, ...there };
  const others = keyframes.filter((each) => Math.abs(each.atMs - at) >= KEYFRAME_NEAR);
  if (others.length >= MOST_KEYFRAMES) return mask;
  const all = [...others, { atMs: Math.min(at, mask.toMs), ...there }];
  return { ...mask, keyframes: all.sort((a, b) => a.atMs - b.atMs) };
}

/** A key frame so near to another one takes its place, ms. */
const KEYFRAME_NEAR = 40;

/** Whether the region moves. What it had of key frames is let go of when it stands still. Pure. */
export function moving(mask: DraftMask, isMoving: boolean, atMs: number): DraftMask {
  if (isMoving) return { ...mask, keyframes: mask.keyframes ?? [] };
  const { keyframes: _, ...still } = mask;
  return { ...still, ...roundedRegion(regionAt(mask, atMs)) };
}

/** Hidden from here to there; key frames outside are let go of. null: it would not last. Pure. */
export function during(mask: DraftMask, fromMs: number, toMs: number): DraftMask | null {
  const [from, to] = [Math.max(0, Math.round(fromMs)), Math.round(toMs)];
  if (to - from < KEYFRAME_NEAR) return null;
  const begin = roundedRegion(regionAt(mask, from));
  const keyframes = mask.keyframes?.filter(({ atMs }) => atMs > from && atMs <= to);
  const moved = keyframes === undefined ? {} : { ...begin, keyframes };
  return { ...mask, ...moved, fromMs: from, toMs: to };
}

export function isShown({ fromMs, toMs }: DraftMask, atMs: number): boolean {
  return atMs >= fromMs && atMs < toMs;
}

/** As the relay takes it. Pure. */
export function sentMask({ key: _, keyframes, ...mask }: DraftMask): MaskPlan {
  return keyframes === undefined || keyframes.length === 0 ? mask : { ...mask, keyframes };
}

/** As it was asked for before, to be gone on from. Pure. */
export function draftMasks(plan: readonly MaskPlan[]): DraftMask[] {
  return plan.map((mask, key) => ({ ...mask, key }));
}

function roundedRegion({ x, y, w, h }: Region): Region {
  return { x: round(x), y: round(y), w: round(w), h: round(h) };
}

const between = (n: number, least: number, most: number) => Math.min(Math.max(n, least), most);
const round = (n: number) => Math.floor(n * 10_000) / 10_000;
