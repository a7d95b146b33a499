import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import '../ui/fonts.ts';
import '../desk/desk.css';
import './library.css';
import { Toasts } from '../desk/toast/Toasts.tsx';
import { Library } from './Library.tsx';
import { OperatorProvider } from './operator/OperatorProvider.tsx';

const place = document.getElementById('library');
if (!place) throw new Error('library.html 缺少 #library');

createRoot(place).render(
  <Toasts>
    <OperatorProvider>
      <Library />
    </OperatorProvider>
  </Toasts>,
);
