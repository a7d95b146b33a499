import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import '../ui/fonts.ts';
import './desk.css';
import { LibraryApi } from './api/library-api.ts';
import { ApiContext } from './api/use-api.ts';
import { Library } from './Library.tsx';
import { OperatorProvider } from './operator/OperatorProvider.tsx';

const place = document.getElementById('library');
if (!place) throw new Error('library.html 缺少 #library');

createRoot(place).render(
  <ApiContext value={new LibraryApi()}>
    <OperatorProvider>
      <Library />
    </OperatorProvider>
  </ApiContext>,
);
