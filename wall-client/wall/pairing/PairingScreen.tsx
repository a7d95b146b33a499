import { useEffect } from 'react';
import { roomModes } from '../../../wire/codes.ts';
import type { Unpaired } from '../../../wire/frame.ts';
import {
  useConnection,
  useIsClockTold,
  useMeta,
  useServerClock,
} from '../../replica/use-replica.ts';
import { longDay, minuteTime } from '../../ui/format.ts';
import { firstFiguresCommitted } from '../first-paint.ts';
import { useNow } from '../use-now.ts';
import './PairingScreen.css';

/** A display that nobody has let in: whose wall it is, the time, and the code by which it is let in. */
export default function PairingScreen({ display }: { display: Unpaired }) {
  const courtName = useMeta('courtName');
  const now = useNow(useServerClock());
  const isTold = useIsClockTold()();
  const { link } = useConnection();
  const { code } = display;
  useEffect(firstFiguresCommitted, []);
  return (
    <main className="pairing">
      <p className="pairing-name">{courtName ?? '智行云视中心'}</p>
      <p className="pairing-what">此屏幕尚未配对</p>
      {code === null ? (
        <p className="pairing-none">正在取得配对码</p>
      ) : (
        <p className="pairing-code" data-code={code}>
          <span>{code.slice(0, 3)}</span>
          <span>{code.slice(3)}</span>
        </p>
      )}
      <p className="pairing-how">请在值守台“大屏导播”中选“配对屏幕”，输入此配对码</p>
      <p className="pairing-clock">{isTold ? `${longDay(now)} ${minuteTime(now)}` : '--:--'}</p>
      <p className="pairing-foot">
        <span>{roomModes.labels.closed}</span>
        {link === 'live' && <span>● 实时</span>}
      </p>
    </main>
  );
}
