import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import '../ui/fonts.ts';
import '../desk/desk.css';
import './console.css';
import { Toasts } from '../desk/toast/Toasts.tsx';
import { Console } from './Console.tsx';

const place = document.getElementById('console');
if (!place) throw new Error('console.html 缺少 #console');

createRoot(place).render(
  <Toasts>
    <Console />
  </Toasts>,
);
