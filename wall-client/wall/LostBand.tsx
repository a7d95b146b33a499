import { clockTime } from '../ui/format.ts';
import type { WallLink } from './use-wall-link.ts';
import './LostBand.css';

/** A lost link, big and plain; it takes its own row, so that nothing is hidden beneath it. */
export function LostBand({ link }: { link: WallLink }) {
  if (link.state !== 'lost') return null;
  return (
    <div className="lost" role="alert">
      <strong>
        {link.stoppedAt === null
          ? '尚未连上数据服务'
          : `连接已中断，画面停于 ${clockTime(link.stoppedAt)}`}
      </strong>
      <span>以下内容不再更新，正在自动重连，恢复后自动补齐</span>
    </div>
  );
}
