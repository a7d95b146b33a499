import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import '../ui/fonts.ts';
import '../desk/desk.css';
import './indicators.css';
import './print.css';
import { Indicators } from './Indicators.tsx';

const place = document.getElementById('indicators');
if (!place) throw new Error('indicators.html 缺少 #indicators');

createRoot(place).render(<Indicators />);
