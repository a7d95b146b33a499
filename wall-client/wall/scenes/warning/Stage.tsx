import type { ReactNode } from 'react';
import { useMeta } from '../../../replica/use-replica.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { shorten } from '../../../ui/shorten.ts';
import type { Arrangement } from '../scene.ts';
import { LAW_BOX, lawFit } from './law-fit.utils.ts';
import type { Face, Showing } from './programme.utils.ts';
import { Tally } from './Tally.tsx';

/** What lies over the moving picture: a law page, or a card; nothing while a clip has the wall. */
export function Stage({
  face,
  showing,
  arrangement,
}: {
  face: Face;
  showing: Showing | undefined;
  arrangement: Arrangement;
}) {
  switch (face.show) {
    case 'clip':
      return face.note === 'fetching' ? <Card title={face.item.title} text="正在取画面" /> : null;
    case 'law':
      return <Law title={face.title} text={face.text} arrangement={arrangement} />;
    case 'card':
      return (
        <Card
          title={face.item.title}
          text={face.item.lowerThird?.legalBasis ?? (face.item.clip ? '请稍候' : null)}
        />
      );
    case 'wait':
      return <Card title="等候开始" head="警示活动" text={showing?.title ?? null} />;
    case 'held':
      return <Card title="请稍候" head={showing?.title ?? '警示活动'} text="警示活动暂停展示" />;
    case 'end':
      return (
        <Card title="本场展示完毕" head={showing?.title ?? '警示活动'} text={null}>
          {showing && <Tally tally={showing.tally} large />}
        </Card>
      );
  }
}

function Law({
  title,
  text,
  arrangement,
}: {
  title: string;
  text: string;
  arrangement: Arrangement;
}) {
  const { size, text: fitting } = lawFit(text, LAW_BOX[arrangement]);
  const style = { fontSize: `calc(var(--u) * ${size})` };
  return (
    <article className="warning-law" aria-label="法律条文">
      <h2>{shorten(title, 34)}</h2>
      <p style={style}>{fitting}</p>
    </article>
  );
}

function Card({
  title,
  head,
  text,
  children,
}: {
  title: string;
  head?: string;
  text: string | null;
  children?: ReactNode;
}) {
  const courtName = useMeta('courtName');
  return (
    <div className="warning-card" role="status">
      {head !== undefined && (
        <p className="warning-card-head">
          {courtName !== undefined && <span>{courtName}</span>}
          <span>{shorten(head, 40)}</span>
        </p>
      )}
      <p className="warning-card-title">{shorten(title, 18)}</p>
      {text !== null && <p className="warning-card-text">{shorten(text, 80)}</p>}
      {children}
    </div>
  );
}

/** What the room must know of the picture beyond what it shows. */
export function Marks({
  note,
  failed,
  paused,
  cutOff,
  muted,
}: {
  note: 'fetching' | 'stuck' | null;
  failed: boolean;
  paused: boolean;
  cutOff: boolean;
  muted: boolean;
}) {
  return (
    <div className="warning-marks">
      {paused && (
        <span className="warning-paused" role="status">
          已暂停
        </span>
      )}
      {note === 'stuck' && <Badge tone="warning">▲ 画面停顿，正在取回</Badge>}
      {failed && <Badge tone="warning">▲ 本段画面暂不能播放</Badge>}
      {cutOff && <Badge tone="warning">▲ 连接中断，播完本段为止</Badge>}
      {muted && <Badge>静音：浏览器未允许声音，按任意键开启</Badge>}
    </div>
  );
}
