import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { IndicatorView } from '../../wire/figures.ts';
import { Refused, wordsOf } from '../desk/api/refused.ts';
import { useAsker } from '../desk/api/use-asker.ts';
import { usePolled } from '../desk/api/use-polled.ts';
import { SignInForm } from '../desk/session/SignInForm.tsx';
import { useMe } from '../desk/session/use-session.ts';
import { Notice, Skeleton } from '../ui/Notice.tsx';
import { found, grouped } from './find.ts';
import { Head } from './Head.tsx';
import { Indicator } from './Indicator.tsx';
import { askIndicators } from './indicators-api.ts';
import { useValues } from './use-values.ts';

/** Definitions change with the software, not by the hour. */
const EVERY_MS = 600_000;
const NONE: readonly IndicatorView[] = [];
const UNAUTHORIZED = 401;

/** 指标说明: every indicator with its definition, its formula and its present values, for whoever asks. */
export function Indicators() {
  const asker = useAsker();
  const me = useMe();
  const [typed, setTyped] = useState('');
  const [round, setRound] = useState(0);
  const search = useRef<HTMLInputElement>(null);
  const load = useCallback((signal: AbortSignal) => askIndicators(asker, signal), [asker]);
  const asked = usePolled(load, { every: EVERY_MS, keeps: true });
  const { value, error, again } = asked;
  const all = value?.indicators ?? NONE;
  const values = useValues(all, round);
  const groups = useMemo(() => grouped(found(all, typed)), [all, typed]);
  useEffect(() => {
    if (me !== null) again();
  }, [me, again]);
  useSlash(search);

  if (value === null && error instanceof Refused && error.status === UNAUTHORIZED) {
    return <SignIn />;
  }
  return (
    <div className="desk indicators">
      <Head
        asked={asked}
        typed={typed}
        search={search}
        onType={setTyped}
        onRefresh={() => setRound((now) => now + 1)}
      />
      <div className="indicators-body">
        <nav aria-label="分组">
          {groups.map(({ name, indicators }) => (
            <a key={name} href={`#${encodeURIComponent(name)}`}>
              {name} <span>{indicators.length}</span>
            </a>
          ))}
        </nav>
        <main>
          {value === null ? (
            <Waiting error={error} />
          ) : (
            groups.map(({ name, indicators }) => (
              <section key={name} id={encodeURIComponent(name)} aria-label={name}>
                <h2>{name}</h2>
                {indicators.map((one) => (
                  <Indicator key={one.id} indicator={one} values={values} />
                ))}
              </section>
            ))
          )}
          {value !== null && groups.length === 0 && (
            <Notice title="没有相符的指标">换个词再找，或清空查找框</Notice>
          )}
        </main>
      </div>
    </div>
  );
}

function Waiting({ error }: { error: unknown }) {
  if (error === null) return <Skeleton lines={12} />;
  return (
    <Notice title="暂时取不到指标" tone="error">
      {wordsOf(error)}
    </Notice>
  );
}

function SignIn() {
  return (
    <div className="desk indicators-sign-in">
      <main>
        <h1>指标说明</h1>
        <p className="hint">登录后查看；参观模式的展示屏不必登录。</p>
        <SignInForm />
      </main>
    </div>
  );
}

/** `/` leads to the search, as on the other pages. */
function useSlash(search: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      search.current?.focus();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [search]);
}
