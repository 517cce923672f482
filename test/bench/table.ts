import { isMet, type Measurement } from './measurement.ts';

const HEAD = ['measure', 'pods', 'value', 'min–max', 'target', 'met', 'floor', ''];

/** The measurements as a Markdown table, aligned for people who read it in a terminal. */
export function table(measurements: readonly Measurement[]): string {
  const lines = [HEAD, ...measurements.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)));
  const row = (line: readonly string[]) =>
    `| ${widths.map((width, column) => (line[column] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [row(HEAD), rule, ...lines.slice(1).map(row), ''].join('\n');
}

function cells(measurement: Measurement): string[] {
  const { name, pods, value, unit, range, target, floor, note } = measurement;
  const met = isMet(measurement);
  return [
    name,
    pods === 0 ? '' : pods.toLocaleString('en'),
    `${number(value)} ${unit}`.trim(),
    range === null ? '' : range.map(number).join('–'),
    target === null ? '' : `≤ ${number(target)}`,
    met === null ? '' : met ? 'yes' : 'NO',
    floor === null ? '' : number(floor),
    note,
  ];
}

/** Three significant digits, which is more than a shared machine can promise. */
function number(value: number): string {
  if (!Number.isFinite(value)) return '?';
  return Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en')
    : String(Number(value.toPrecision(3)));
}
