import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import uPlot from 'uplot';
import css from './chart.module.css';

/** The palette of tokens.css, by its names without the dashes in front. */
export type Colors = (name: string) => string;

interface ChartProps {
  data: uPlot.AlignedData;
  /** Everything but its size; made anew for each theme. */
  options: (colors: Colors) => Omit<uPlot.Options, 'width' | 'height'>;
  /** In rem. */
  height: number;
}

/**
 * A chart as wide as its place. To be loaded lazily, and never alone: it is a picture (hidden from screen readers) of
 * what must stand beside it in words.
 */
export function Chart({ data, options, height }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const scheme = useComputedColorScheme('light');
  const latest = useEffectEvent(() => data);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each theme has its own colours.
  useEffect(() => {
    if (!place.current) return;
    const style = getComputedStyle(document.documentElement);
    const rem = Number.parseFloat(style.fontSize) || 16;
    const made = new uPlot(
      {
        ...options((name) => style.getPropertyValue(`--${name}`)),
        width: place.current.clientWidth,
        height: height * rem,
      },
      latest(),
      place.current,
    );
    chart.current = made;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) made.setSize({ width: entry.contentRect.width, height: height * rem });
    });
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      made.destroy();
      chart.current = null;
    };
  }, [scheme, options, height]);

  useEffect(() => chart.current?.setData(data), [data]);

  return <div ref={place} className={css.chart} style={{ height: `${height}rem` }} aria-hidden />;
}
