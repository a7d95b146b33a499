import { useState } from 'react';
import { Icon } from '../../desk/parts/Icon.tsx';
import { queryOf } from '../address/address.ts';

/** Copies the address of this recording at this picture. */
export function LinkHere({ id, offset }: { id: string; offset: () => number }) {
  const [said, setSaid] = useState('');
  async function copy() {
    const query = queryOf({ search: {}, open: id, atMs: offset() });
    const address = `${location.origin}${location.pathname}${query}`;
    try {
      await navigator.clipboard.writeText(address);
      setSaid('已复制，打开即到此刻');
    } catch (error) {
      console.warn('浏览器未允许写入剪贴板', error);
      setSaid(address);
    }
  }
  return (
    <span className="link-here">
      <button type="button" className="quiet" onClick={() => void copy()}>
        <Icon name="link" />
        复制此刻的链接
      </button>
      <span role="status">{said}</span>
    </span>
  );
}
