import { useState } from 'react';
import { roles } from '../../wire/codes.ts';
import { AccountDialog } from '../desk/session/AccountDialog.tsx';
import type { Me } from '../desk/session/me.ts';
import { useIsClockTold, useMeta, useServerClock } from '../replica/use-replica.ts';
import { Badge } from '../ui/Badge.tsx';
import { clockTime, shortMoment } from '../ui/format.ts';
import { useNow } from '../wall/use-now.ts';
import type { WallLink } from '../wall/use-wall-link.ts';

/** Always there: whose console this is, whether it is true, who is signed in. */
export function ConsoleHead({ me, link, onHelp }: { me: Me; link: WallLink; onHelp: () => void }) {
  const court = useMeta('courtName');
  const demo = useMeta('demo');
  const [open, setOpen] = useState(false);
  return (
    <header className="head">
      <h1>
        {court && <span className="head-court">{court}</span>}
        <span className="head-product">智行云视中心</span>
        <span>值守台</span>
      </h1>
      <div className="head-state">
        {demo && <Badge tone="money">演示数据</Badge>}
        <LinkBadge link={link} />
      </div>
      <div className="head-right">
        <HeadClock />
        <button type="button" className="quiet" onClick={onHelp}>
          按键 <kbd>?</kbd>
        </button>
        <button
          type="button"
          className="quiet"
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          {roles.labels[me.role]}　<b>{me.displayName}</b>
        </button>
      </div>
      {open && <AccountDialog me={me} onClose={() => setOpen(false)} />}
    </header>
  );
}

function HeadClock() {
  const now = useNow(useServerClock());
  const isTold = useIsClockTold()();
  return (
    <time className="head-clock">
      {isTold ? `${shortMoment(now).slice(0, 5)} ${clockTime(now)}` : '--:--:--'}
    </time>
  );
}

function LinkBadge({ link }: { link: WallLink }) {
  if (link.state === 'live') return <Badge tone="good">● 实时</Badge>;
  if (link.stoppedAt === null) return <Badge tone="warning">▲ 正在连接</Badge>;
  const words = `数据停于 ${clockTime(link.stoppedAt)}`;
  return link.state === 'stale' ? (
    <Badge tone="warning">▲ {words}</Badge>
  ) : (
    <Badge tone="critical">✕ 连接中断，{words}</Badge>
  );
}
