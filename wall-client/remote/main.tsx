import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import '../ui/fonts.ts';
import '../desk/desk.css';
import './remote.css';
import { Toasts } from '../desk/toast/Toasts.tsx';
import { Remote } from './Remote.tsx';

const place = document.getElementById('remote');
if (!place) throw new Error('remote.html 缺少 #remote');

createRoot(place).render(
  <Toasts>
    <Remote />
  </Toasts>,
);
