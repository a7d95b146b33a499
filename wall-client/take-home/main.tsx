import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import '../ui/fonts.ts';
import './take-home.css';
import { TakeHome } from './TakeHome.tsx';

const place = document.getElementById('take-home');
if (!place) throw new Error('take-home.html 缺少 #take-home');

createRoot(place).render(<TakeHome />);
