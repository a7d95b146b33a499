import type { View } from '../../../wire/views.ts';
import { count, period } from '../../ui/format.ts';
import { CourseLine } from './CourseLine.tsx';
import './draw-panel.css';

const FIRST_DIGITS = 12;
/** More cases than these stand closer together. */
const COMFORTABLE = 3;

/** Cases that were drawn before everybody's eyes: the fixed list, the number, and what it led to. */
export function DrawPanel({ draw, onClose }: { draw: View<'draw'>; onClose: () => void }) {
  const { figure, number, cases } = draw;
  return (
    <div
      className="figure-card-veil"
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <section
        className="figure-card draw-panel"
        role="dialog"
        aria-modal="true"
        aria-label="随机抽取案件"
        data-draw={number ?? 'open'}
        data-cases={cases.length}
      >
        <header className="figure-card-head draw-panel-head">
          <h2>随机抽取</h2>
          <p>
            {figure.label}　{period(figure.from, figure.to)}
          </p>
          <button type="button" onClick={onClose}>
            返回 Esc
          </button>
        </header>
        {number === null ? (
          <div className="draw-waiting">
            <p className="draw-count">
              名单已固定，共 <strong>{count(draw.count)}</strong> 件
            </p>
            <p>请一位代表报一个 1 到 999,999 之间的数字</p>
          </div>
        ) : (
          <div className="draw-result">
            <p className="draw-number">
              报出的号码 <strong>{number}</strong>，从 {count(draw.count)} 件中抽出 {cases.length}
              {cases.length > COMFORTABLE ? ' 件；同类不足五件的标的、镇街等不列' : ' 件'}
            </p>
            <div className="draw-cases">
              {cases.map((course, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: in the order of the draw, never reordered
                <CourseLine key={at} course={course} compact={cases.length > COMFORTABLE} />
              ))}
            </div>
          </div>
        )}
        <Fixed draw={draw} />
      </section>
    </div>
  );
}

/** Why nobody could choose: what was fixed before the number was known. */
function Fixed({ draw: { digest, head } }: { draw: View<'draw'> }) {
  return (
    <footer className="figure-card-proof">
      <p>
        <strong>先固定名单，后报号码：抽中哪一件由两者算出，无人能挑选</strong>
        <span>日志第 {count(head.seq)} 条</span>
        <span>
          链首 <code>{head.digest.slice(0, FIRST_DIGITS)}</code>
        </span>
      </p>
      <p>
        <span>名单摘要</span>
        <code>
          <b>{digest.slice(0, FIRST_DIGITS)}</b>
          {digest.slice(FIRST_DIGITS)}
        </code>
      </p>
    </footer>
  );
}
