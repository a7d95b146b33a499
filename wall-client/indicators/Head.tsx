import type { RefObject } from 'react';
import type { z } from 'zod/mini';
import type { indicatorsAnswer } from '../../wire/figures.ts';
import type { Standing } from '../desk/api/polled.ts';
import { Badge } from '../ui/Badge.tsx';
import { clockTime } from '../ui/format.ts';

/** Whose indicators these are, whether they can be asked for, and what is looked for. */
export function Head({
  asked,
  typed,
  search,
  onType,
  onRefresh,
}: {
  asked: Standing<z.infer<typeof indicatorsAnswer>>;
  typed: string;
  search: RefObject<HTMLInputElement | null>;
  onType: (typed: string) => void;
  onRefresh: () => void;
}) {
  return (
    <header className="head">
      <h1>
        {asked.value && <span className="head-court">{asked.value.courtName}</span>}
        <span className="head-product">智行云视中心</span>
        <span>指标说明</span>
      </h1>
      <div className="head-state">
        {asked.value?.demo && <Badge tone="money">演示数据</Badge>}
        {asked.failingSince !== null && (
          <Badge tone="critical">✕ 连不上中继 自 {clockTime(asked.failingSince)}</Badge>
        )}
        {asked.failingSince === null && asked.asOf === null && (
          <Badge tone="warning">▲ 正在连接</Badge>
        )}
        {asked.failingSince === null && asked.value && (
          <Badge tone="good">● {asked.value.indicators.length} 项指标</Badge>
        )}
      </div>
      <label className="indicators-search">
        <span className="sr-only">查找指标</span>
        <input
          ref={search}
          type="search"
          value={typed}
          maxLength={60}
          placeholder="查找指标、口径、公式　/"
          onChange={(event) => onType(event.target.value)}
        />
      </label>
      <nav aria-label="其他" className="head-right">
        <button type="button" className="quiet" onClick={onRefresh}>
          重新取数
        </button>
        <button type="button" className="quiet" onClick={() => window.print()}>
          打印
        </button>
        <a href="/wall.html">展示大屏</a>
      </nav>
    </header>
  );
}
