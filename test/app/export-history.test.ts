import { describe, expect, it, vi } from 'vitest';
import { exportHistory, exportPath, exportQuery } from '../../electron/app/export-history.ts';
import type { ExportQuery } from '../../shared/history.ts';
import { batch, crashOf } from '../incidents/support/cluster-events.ts';
import { START } from '../incidents/support/fake-clock.ts';
import { incidentRoom } from '../incidents/support/incident-room.ts';

const ALL: ExportQuery = { what: 'incidents', format: 'csv', context: null, from: null, to: null };
const exported = (query: ExportQuery) => exportHistory(incidentRoom().store.exports, query, START);

describe('the path of a download', () => {
  it.each<[string, ExportQuery]>([
    ['everything', ALL],
    [
      'one context and time',
      { ...ALL, context: 'a&b=c/ü?#', from: '2026-11-22T12:00:00Z', to: '2026-11-23T12:00:00.000Z' },
    ],
  ])('says what is asked: %s', (_, query) => {
    expect(exportQuery(new URL(exportPath(query), 'http://localhost').searchParams)).toEqual(query);
  });

  it.each([
    ['', 'what'],
    ['what=secrets&format=csv', 'what'],
    ['what=events&format=exe', 'format'],
    ['what=events&format=csv&from=yesterday', 'from'],
    ['what=events&format=csv&more=1', 'more'],
    [`what=events&format=csv&context=${'x'.repeat(1001)}`, 'context'],
  ])('%s is refused', (parameters, about) => {
    expect(() => exportQuery(new URLSearchParams(parameters))).toThrow(about);
  });
});

describe('an export', () => {
  it.each([
    [ALL, 'dogwatch-incidents-2026-11-22.csv', 'text/csv; charset=utf-8'],
    [{ ...ALL, what: 'events', format: 'jsonl' }, 'dogwatch-events-2026-11-22.jsonl', 'application/x-ndjson'],
    [
      { ...ALL, context: 'arn:aws:eks:../"ü\r\n' },
      'dogwatch-incidents-arn-aws-eks--2026-11-22.csv',
      'text/csv; charset=utf-8',
    ],
  ] as [ExportQuery, string, string][])('is named for its content', (query, name, contentType) => {
    expect(exported(query)).toMatchObject({ name, contentType });
  });

  it('lets others work between two pages, matching or not', async () => {
    const room = incidentRoom();
    room.incidents.record(batch(Array.from({ length: 1000 }, (_, n) => crashOf(`w-${n}`))));
    const query: ExportQuery = { ...ALL, what: 'events', format: 'jsonl', context: 'nowhere' };
    const others = vi.fn();
    const busy = setInterval(others, 0);
    for await (const page of exportHistory(room.store.exports, query, START).pages) expect(page).not.toBe('');
    clearInterval(busy);
    expect(others).toHaveBeenCalled();
  });
});
