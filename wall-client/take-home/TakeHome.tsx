import { useCallback, useEffect, useRef, useState } from 'react';
import { visitPages } from '../../wire/codes.ts';
import { Paper } from './Paper.tsx';
import { useTakeHome } from './use-take-home.ts';

/** In the address: print as soon as the data are there. */
const PRINT = '#print';

/** What visitors take home: the visit's pages as paper, the figures as files. */
export function TakeHome() {
  const { data, problem, loading, again } = useTakeHome();
  const [printing, setPrinting] = useState(false);
  const print = useCallback(async () => {
    setPrinting(true);
    // Chinese characters come in slices: none may be missing on paper.
    await document.fonts.ready;
    window.print();
    setPrinting(false);
  }, []);
  const asked = useRef(location.hash === PRINT);
  useEffect(() => {
    if (!data || !asked.current) return;
    asked.current = false;
    // After the charts are in the page.
    requestAnimationFrame(() => void print());
  }, [data, print]);
  return (
    <>
      <header className="take-bar">
        <h1>带走数据</h1>
        <p>
          参观者可带走的内容：六页数据（打印或存为 PDF）、全部指标及定义。1 至 4
          件（人次）的数不公布，不含任何案件与个人信息。
        </p>
        <nav aria-label="取用">
          <button type="button" disabled={!data || printing} onClick={() => void print()}>
            打印 / 存为 PDF
          </button>
          <a className="take-button" href="/api/v1/take-home.xlsx" download>
            Excel 表格
          </a>
          <a className="take-button" href="/api/v1/take-home.csv" download>
            CSV 数据
          </a>
          <button type="button" disabled={loading} onClick={again}>
            {loading ? '正在取数…' : '重新取数'}
          </button>
        </nav>
        {problem !== null && (
          <p role="alert" className="take-problem">
            {problem}
            {!data && (
              <>
                {' '}
                <a href="/console.html">到值守台登录</a>
                ，或在参观模式的大屏上打开本页。
              </>
            )}
          </p>
        )}
      </header>
      <main>
        {data &&
          visitPages.codes.map((page, at) => (
            <Paper key={page} page={page} at={at} of={visitPages.codes.length} data={data} />
          ))}
      </main>
    </>
  );
}
