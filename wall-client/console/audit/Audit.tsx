import { Notice } from '../../ui/Notice.tsx';

export function Audit() {
  return <Notice title="操作记录">此栏目还没有做好</Notice>;
}
