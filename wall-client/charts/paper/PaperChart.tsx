import { useEffect, useRef } from 'react';
import type { ChartOption } from '../changed-parts.ts';
import { paperEcharts } from './paper-echarts.ts';

/** Of a saved picture, device pixels to one of the page: sharp in a document. */
const PICTURE_RATIO = 3;

export interface Drawing {
  readonly option: ChartOption;
  readonly width: number;
  readonly height: number;
}

/** A chart as SVG in the page, of a fixed size. */
export function PaperChart({ option, width, height, label }: Drawing & { readonly label: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const chart = paperEcharts.init(place.current, null, { renderer: 'svg', width, height });
    chart.setOption(option);
    return () => chart.dispose();
  }, [option, width, height]);
  return <div ref={place} role="img" aria-label={label} className="paper-chart" />;
}

/** The chart as an SVG file. */
export function chartAsSvg({ option, width, height }: Drawing): Blob {
  const chart = paperEcharts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(option);
    return new Blob([chart.renderToSVGString()], { type: 'image/svg+xml' });
  } finally {
    chart.dispose();
  }
}

/** The chart as a PNG file, on white. */
export async function chartAsPng({ option, width, height }: Drawing): Promise<Blob> {
  const place = document.createElement('div');
  const chart = paperEcharts.init(place, null, { renderer: 'canvas', width, height });
  try {
    chart.setOption(option);
    const canvas = chart.renderToCanvas({ pixelRatio: PICTURE_RATIO, backgroundColor: '#ffffff' });
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))));
    });
  } finally {
    chart.dispose();
  }
}
