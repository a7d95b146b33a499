import * as z from 'zod/mini';

const screen = z.object({
  audience: z.string(),
  report: z.nullable(
    z.object({
      play: z.optional(
        z.object({ itemId: z.nullable(z.string()), skewMs: z.nullable(z.number()) }),
      ),
    }),
  ),
});
/** `GET /displays`, as far as a session is concerned: what each display says that it plays. */
export const playingAnswer = z.object({
  displays: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      wallId: z.string(),
      screens: z.array(screen),
    }),
  ),
  /** Pages of the relay's own machine that came in by themselves: they are on the wall `main`. */
  ownPages: z.array(screen),
});
export type Playing = z.infer<typeof playingAnswer>;
type Screen = z.infer<typeof screen>;

const OWN_PAGES_WALL = 'main';
/** Three frames at 60 a second: nobody sees it. */
const IN_STEP_MS = 50;

export interface Stepping {
  readonly key: string;
  readonly name: string;
  readonly word: string;
  readonly isGood: boolean;
}

/** How each display of a wall stands to what it should play. @param itemId what is on; null: nothing */
export function inStep(playing: Playing, wallId: string, itemId: string | null): Stepping[] {
  const paired = playing.displays
    .filter((display) => display.wallId === wallId)
    .map(({ id, name, screens }) => ({ key: id, name, ...worst(screens, itemId) }));
  const own = wallId === OWN_PAGES_WALL ? playing.ownPages : [];
  return [
    ...paired,
    ...own.map((one, at) => ({
      key: `own ${at}`,
      name: `本机页面 ${at + 1}`,
      ...said(one, itemId),
    })),
  ];
}

/** A display with several pages is as good as the worst of them. */
function worst(screens: readonly Screen[], itemId: string | null) {
  const all = screens.map((one) => said(one, itemId));
  return all.find(({ isGood }) => !isGood) ?? all[0] ?? { word: '未连接', isGood: false };
}

function said({ audience, report }: Screen, itemId: string | null): Omit<Stepping, 'key' | 'name'> {
  if (!audience.startsWith('session')) return { word: '不在警示模式', isGood: false };
  const play = report?.play;
  if (itemId === null) return { word: '就绪', isGood: true };
  if (!play || play.itemId !== itemId) return { word: '还没有跟上', isGood: false };
  if (play.skewMs === null) return { word: '已显示', isGood: true };
  const off = Math.round(play.skewMs);
  const ms = `${off > 0 ? '快' : off < 0 ? '慢' : ''} ${Math.abs(off)} 毫秒`.trim();
  return Math.abs(off) <= IN_STEP_MS
    ? { word: `同步（${ms}）`, isGood: true }
    : { word: `不同步（${ms}）`, isGood: false };
}
