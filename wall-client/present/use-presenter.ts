import { useCallback, useEffect, useRef } from 'react';
import type { VisitPage } from '../../wire/codes.ts';
import type { WallItem, WallsApi } from '../console/walls/walls-api.ts';
import { useMove } from '../desk/api/use-move.ts';
import { useMe } from '../desk/session/use-session.ts';
import { type OnWall, pageBeside } from './presenting.ts';

/**
 * A pause holds for three minutes (SPEC H-66), so that a presenter who is cut off stops no wall for good.
 * Whoever is still there says it again in time.
 */
const RENEW_MS = 120_000;

export interface Presenter {
  /** The page on the wall, or the one that was just asked for. */
  readonly page: VisitPage | null;
  /** What was asked for is not on the wall yet. */
  readonly moving: boolean;
  /** The figure whose card is open. */
  readonly figure: string | null;
  readonly rotating: boolean;
  readonly goTo: (page: VisitPage) => void;
  readonly step: (by: 1 | -1) => void;
  readonly pause: () => void;
  readonly goOn: () => void;
  /** Opens a figure's card on the wall; null closes it. */
  readonly openFigure: (figure: string | null) => void;
}

/** Leads a wall through 数据参观. @param again the wall's state shall be asked for now */
export function usePresenter(
  api: WallsApi,
  wall: WallItem,
  onWall: OnWall,
  again: () => void,
): Presenter {
  const { account } = useMe() ?? { account: '' };
  const { shown, moving, move } = useMove<VisitPage | null>(onWall.page);
  const rotation = useMove<boolean>(onWall.rotating);
  const card = useMove<string | null>(onWall.figure);
  // Pressed twice quickly: the second step starts from where the first one leads.
  const at = useRef(shown);
  at.current = shown;

  const say = useCallback(
    async (page: VisitPage, figure: string | null = null, rotating: boolean | null = null) => {
      const said = { scene: 'delegates', page, figure, rotating } as const;
      await api.direct(wall.id, said);
      again();
    },
    [api, wall.id, again],
  );
  const goTo = useCallback(
    (page: VisitPage) => {
      at.current = page;
      void move(page, () => say(page));
    },
    [move, say],
  );
  const page = shown ?? 'year';
  const turn = (rotating: boolean) =>
    void rotation.move(rotating, () => say(page, rotating ? null : onWall.figure, rotating));

  const isMine = wall.directive !== null && wall.directive.by === account;
  const renews = isMine && !rotation.shown;
  const { figure } = onWall;
  useEffect(() => {
    if (!renews) return;
    const timer = setInterval(() => {
      // A page that nobody looks at is no presenter.
      if (!document.hidden) void say(page, figure, false).catch(() => again());
    }, RENEW_MS);
    return () => clearInterval(timer);
  }, [renews, say, again, page, figure]);

  return {
    ...{ page: shown, figure: card.shown, rotating: rotation.shown, goTo },
    moving:
      (moving && shown !== onWall.page) ||
      (rotation.moving && rotation.shown !== onWall.rotating) ||
      (card.moving && card.shown !== onWall.figure),
    step: (by) => goTo(pageBeside(at.current, by)),
    pause: () => turn(false),
    goOn: () => turn(true),
    openFigure: (of) => void card.move(of, () => say(page, of)),
  };
}
