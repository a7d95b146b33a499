import { Notice } from '../../ui/Notice.tsx';

export function Walls() {
  return <Notice title="大屏导播">此栏目还没有做好</Notice>;
}
