import { useState } from 'react';
import { useMeta, useServerClock } from '../replica/use-replica.ts';
import { fullMoment } from '../ui/format.ts';
import { recordingBand } from './recording-words.ts';
import type { WallLink } from './use-wall-link.ts';
import './StateBand.css';

/**
 * What makes the picture less than true, big and plain: a lost link, else a storage that takes no
 * events, else live video that is not recorded. It has its own row, so that nothing is hidden beneath it.
 */
export function StateBand({ link }: { link: WallLink }) {
  const health = useMeta('health');
  const since = useMeta('since');
  const recording = useMeta('recording');
  const [openedAt] = useState(useServerClock());
  if (link.state === 'lost') {
    return (
      <div className="state-band" role="alert">
        <strong>
          {link.stoppedAt === null
            ? `尚未连上数据服务，自 ${fullMoment(openedAt)}`
            : `连接已中断，画面停于 ${fullMoment(link.stoppedAt)}`}
        </strong>
        <span>
          {link.stoppedAt === null
            ? '请检查网络与服务，正在自动重连'
            : '以下内容不再更新，正在自动重连，恢复后自动补齐'}
        </span>
      </div>
    );
  }
  if (health === 'readOnly' && since !== undefined) {
    return (
      <div className="state-band" role="alert">
        <strong>只读/降级：自 {fullMoment(since)} 起不能写入</strong>
        <span>新事件暂不收录，以下为此前数据；请检查磁盘，恢复后自动继续</span>
      </div>
    );
  }
  const band = recordingBand(recording);
  return (
    band && (
      <div className="state-band" role="alert">
        <strong>{band.what}</strong>
        <span>{band.more}</span>
      </div>
    )
  );
}
