import { useCallback, useMemo } from 'react';
import uPlot from 'uplot';
import { Chart, type Colors } from '../../parts/chart.tsx';
import { LOOKS } from './restart-looks.ts';
import { alignedRestarts, type RestartLine } from './restart-series.ts';

const HEIGHT = 9;
const DAY = 86_400;

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const steps = uPlot.paths.stepped?.({ align: 1 });
const FONT = '11px system-ui, sans-serif';

/** Restart counts as steps over time. `now` in epoch ms. */
export function RestartChart({ lines, now }: { lines: readonly RestartLine[]; now: number }) {
  const data = useMemo(() => alignedRestarts(lines, now) as uPlot.AlignedData, [lines, now]);
  const count = lines.length;
  const options = useCallback((colors: Colors) => restartOptions(colors, count), [count]);
  return <Chart data={data} options={options} height={HEIGHT} />;
}

function restartOptions(colors: Colors, count: number): Omit<uPlot.Options, 'width' | 'height'> {
  const axis = {
    stroke: colors('text-muted'),
    font: FONT,
    grid: { stroke: colors('line'), width: 1 },
    ticks: { show: false },
  };
  return {
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 10, 0, 0],
    scales: { x: { time: true }, y: { range: (_chart, low, high) => [Math.max(0, low - 1), high + 1] } },
    axes: [
      {
        ...axis,
        size: 26,
        space: 70,
        values: (_chart, splits) =>
          splits.map((at) => timeWords(at, (splits.at(-1) ?? at) - (splits[0] ?? at))),
      },
      { ...axis, size: 34, space: 22, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000, 10_000] },
    ],
    series: [
      {},
      ...LOOKS.slice(0, count).map(({ color, dash }) => ({
        stroke: colors(color),
        width: 2,
        dash: [...dash],
        ...(steps && { paths: steps }),
        points: { show: false },
      })),
    ],
  };
}

/** Epoch seconds; over more than a day the day says more than the hour. */
function timeWords(at: number, spread: number): string {
  return (spread > DAY ? day : clock).format(at * 1000);
}
