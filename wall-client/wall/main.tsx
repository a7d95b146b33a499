import { createRoot } from 'react-dom/client';
import { connectReplica } from '../replica/client.ts';
import { ReplicaProvider } from '../replica/use-replica.ts';
import { afterFirstPaint } from './first-paint.ts';
import { mirrorOf, muteAll } from './mirror.ts';
import { Wall } from './Wall.tsx';
import '../ui/tokens.css';

const place = document.getElementById('wall');
if (!place) throw new Error('wall.html 缺少 #wall');

const mirrored = mirrorOf(location.search);
if (mirrored !== null) muteAll();
const client = connectReplica(mirrored === null ? {} : { as: 'mirror', of: mirrored });

createRoot(place).render(
  <ReplicaProvider value={client}>
    <Wall />
  </ReplicaProvider>,
);
afterFirstPaint(() => import('../ui/fonts.ts'))
  .then(async ({ loadFontsAhead }) => {
    // A mirror is a small picture on the console, and soon gone.
    if (mirrored !== null) return;
    const { dataset } = document.documentElement;
    await loadFontsAhead({ faces: document.fonts, mayLoad: () => dataset.link === 'live', pause });
    dataset.fonts = 'all';
  })
  .catch((error: unknown) => {
    console.warn('字体未能载入，改用系统字体', error);
  });

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => requestIdleCallback(() => resolve(), { timeout: 2_000 }), ms);
  });
}
