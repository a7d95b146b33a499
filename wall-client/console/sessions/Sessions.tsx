import { Notice } from '../../ui/Notice.tsx';

export function Sessions() {
  return <Notice title="警示活动">此栏目还没有做好</Notice>;
}
