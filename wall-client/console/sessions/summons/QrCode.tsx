import { qrOf } from './qr.ts';

/** With the quiet zone of four modules that a reader needs. Too long a text draws nothing. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const rows = qrOf(text);
  if (!rows) return null;
  const size = rows.length + 8;
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1Z`] : [])))
    .join('');
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path fill="#fff" d={`M0 0h${size}v${size}h-${size}Z`} />
      <path fill="#000" d={path} />
    </svg>
  );
}
