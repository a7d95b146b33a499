import { visitPages } from '../../wire/codes.ts';
import type { WallItem } from '../console/walls/walls-api.ts';
import { useMe } from '../desk/session/use-session.ts';
import { liveId, story } from '../wall/scenes/delegates/story.ts';
import { placeWords, presenterWords } from './presenting.ts';
import type { Presenter } from './use-presenter.ts';
import './present.css';

/** The buttons of whoever presents: on the console, and large on a phone. */
export function PresentBoard({
  wall,
  presenter,
  labelOf,
}: {
  wall: WallItem;
  presenter: Presenter;
  labelOf: (figure: string) => string;
}) {
  const me = useMe();
  const { page, figure, moving, rotating, goTo, step, pause, goOn, openFigure } = presenter;
  return (
    <div className="present">
      <p className="present-now" aria-live="polite">
        {page === null ? '大屏还没有报告所在的页' : `大屏在第 ${placeWords(page)}`}
        {moving && '　正在送出……'}
      </p>
      <p className="hint">{presenterWords(wall.directive, me?.account ?? '')}</p>
      <div className="present-steps">
        <button type="button" onClick={() => step(-1)}>
          ← 上一页
        </button>
        <button type="button" className="primary" onClick={() => step(1)}>
          下一页 →
        </button>
      </div>
      <ul className="present-pages" aria-label="参观页">
        {visitPages.codes.map((one) => (
          <li key={one}>
            <button type="button" aria-pressed={one === page} onClick={() => goTo(one)}>
              {visitPages.labels[one]}
            </button>
          </li>
        ))}
      </ul>
      <div className="present-steps">
        <button type="button" aria-pressed={!rotating} onClick={pause}>
          停在这一页
        </button>
        <button type="button" aria-pressed={rotating} onClick={goOn}>
          自动轮播
        </button>
      </div>
      {page !== null && (
        <ul className="present-figures" aria-label="打开指标卡">
          {story[page].figures.map((told) => {
            const id = liveId(told);
            const open = figure === id;
            return (
              <li key={id}>
                <button
                  type="button"
                  aria-pressed={open}
                  onClick={() => openFigure(open ? null : id)}
                >
                  {open ? '收起' : '打开'}指标卡：{labelOf(id)}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
