import type { VisitPage } from '../../../../wire/codes.ts';

/** The place of a masked case that illustrates a page; nothing stands here unless it is a true one. */
export function ExampleSlot(_: { page: VisitPage }) {
  return null;
}
