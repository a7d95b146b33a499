import { Notice } from '../../ui/Notice.tsx';

export function Alerts() {
  return <Notice title="期限提醒">此栏目还没有做好</Notice>;
}
