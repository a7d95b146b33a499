import { useMeta } from '../replica/use-replica.ts';
import { clockTime, shortMoment } from '../ui/format.ts';
import { recordingBand } from '../wall/recording-words.ts';
import type { WallLink } from '../wall/use-wall-link.ts';

/** What makes the console less than true, or keeps it from acting: big, and what to do. */
export function LinkBand({ link }: { link: WallLink }) {
  const health = useMeta('health');
  const since = useMeta('since');
  const recording = useMeta('recording');
  if (link.state === 'lost' && link.stoppedAt !== null) {
    return (
      <Band
        what={`连不上中继，自 ${clockTime(link.stoppedAt)}`}
        more="以下为当时的情形，可能已变；正在自动重连，所填内容都还在"
      />
    );
  }
  if (health === 'readOnly' && since !== undefined) {
    return (
      <Band
        what={`只读：自 ${shortMoment(since)} 起不能写入`}
        more="此时的操作都会被拒绝；请检查磁盘，恢复后自动继续"
      />
    );
  }
  const band = recordingBand(recording);
  return band && <Band what={band.what} more={band.more} />;
}

function Band({ what, more }: { what: string; more: string }) {
  return (
    <div className="lost" role="alert">
      <strong>{what}</strong>
      <span>{more}</span>
    </div>
  );
}
