import { Notice } from '../../ui/Notice.tsx';

export function Quarantine() {
  return <Notice title="未采纳">此栏目还没有做好</Notice>;
}
