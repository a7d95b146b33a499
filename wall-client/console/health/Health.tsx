import { Notice } from '../../ui/Notice.tsx';

export function Health() {
  return <Notice title="系统运行">此栏目还没有做好</Notice>;
}
