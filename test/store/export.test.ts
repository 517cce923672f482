import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ClusterEvent } from '../../shared/cluster-event.ts';
import type { ExportQuery } from '../../shared/history.ts';
import { at, batch, crash, crashOf, endOf } from '../incidents/support/cluster-events.ts';
import { incidentRoom } from '../incidents/support/incident-room.ts';
import { parseCsv } from './support/parse-csv.ts';

let room: ReturnType<typeof incidentRoom>;
beforeEach(() => {
  room = incidentRoom();
});

const record = (...events: ClusterEvent[]) => room.incidents.record(batch(events));
const ALL: ExportQuery = { what: 'events', format: 'jsonl', context: null, from: null, to: null };

function pages(query: Partial<ExportQuery> = {}): string[] {
  return [...room.store.exports.pages({ ...ALL, ...query })];
}

function objects(query: Partial<ExportQuery> = {}): Record<string, unknown>[] {
  const text = pages({ ...query, format: 'jsonl' }).join('');
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
}

/** The table's lines by their heading. */
function table(query: Partial<ExportQuery> = {}): Record<string, string>[] {
  const text = pages({ ...query, format: 'csv' }).join('');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [heading = [], ...lines] = parseCsv(text.slice(1));
  return lines.map((cells) => {
    expect(cells).toHaveLength(heading.length);
    return Object.fromEntries(heading.map((name, column) => [name, cells[column] ?? '']));
  });
}

describe('events', () => {
  it('are exported whole, but for the object', () => {
    const event = crash('web-1', { labels: { team: 'α' } });
    const [incident] = record(event);
    const { rawData: _, ...kept } = event;
    expect(objects()).toEqual([{ ...kept, incident: incident?.id }]);
    expect(table()).toMatchObject([
      {
        ...{ id: event.id, type: 'crash_loop', name: 'web-1', container: 'app', ownerName: 'web' },
        ...{ ownerKind: 'Deployment', restartCount: '3', exitCode: '1', labels: '{"team":"α"}' },
      },
    ]);
  });

  it('come in the order of recording, in pages, each once', () => {
    const names = Array.from({ length: 1234 }, (_, n) => `w-${n}`);
    record(...names.map((name) => crashOf(name)));
    expect(objects().map((event) => event.name)).toEqual(names.map((name) => `${name}-1`));
    expect(pages().length).toBeGreaterThan(5);
  });

  it('recorded or pruned while the export runs do not disturb it', () => {
    record(...Array.from({ length: 450 }, (_, n) => crashOf(`w-${n}`)));
    const running = room.store.exports.pages(ALL);
    const first = running.next().value as string;
    record(crashOf('late'));
    room.db.exec(`DELETE FROM incidents WHERE name = 'w-449'`);
    const lines = [first, ...running].join('').trimEnd().split('\n');
    expect(lines).toHaveLength(449);
  });

  it.each<[string, Partial<ExportQuery>, string[]]>([
    ['all', {}, ['a-1', 'b-1', 'c-1']],
    ['of one context', { context: 'prod' }, ['a-1', 'b-1']],
    ['of a context that is not there', { context: `' OR 1=1 --` }, []],
    ['from a time on', { from: at(10) }, ['b-1', 'c-1']],
    ['up to a time', { to: at(10) }, ['a-1', 'b-1']],
    ['between times of another zone', { from: '2026-11-22T13:05:00+01:00', to: at(15) }, ['b-1']],
  ])('%s', (_, query, names) => {
    record(crashOf('a', { detectedAt: at(0) }));
    record(crashOf('b', { detectedAt: at(10) }));
    record(crashOf('c', { detectedAt: at(20), context: 'stage' }));
    expect(objects(query).map((event) => event.name)).toEqual(names);
    expect(table(query).map((event) => event.name)).toEqual(names);
  });

  const hostile = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
  it('with whatever a cluster put into them read back unchanged', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (message, label, container) => {
        room = incidentRoom();
        record(crash('web-1', { message: `=${message}`, labels: { label }, container }));
        expect(objects()).toMatchObject([{ message: `=${message}`, labels: { label }, container }]);
        const [line] = table();
        expect(line?.message).toBe(`'=${message}`);
        expect(JSON.parse(line?.labels ?? '')).toEqual({ label });
      }),
      { numRuns: 50 },
    );
  });

  it('are one line each also for readers that split at Unicode line ends', () => {
    record(crash('web-1', { message: 'a\u2028b\u2029c\u0085d\ne' }));
    const [text = ''] = pages();
    expect(text.trimEnd()).not.toMatch(/[\n\u0085\u2028\u2029]/);
    expect(objects()).toMatchObject([{ message: 'a\u2028b\u2029c\u0085d\ne' }]);
  });
});

describe('incidents', () => {
  it('are exported as the window has them', () => {
    const event = crash();
    record(event);
    record(endOf(event, 'recovery', { detectedAt: at(5) }));
    const [incident] = room.incidents.list({ context: null, state: 'all', limit: 1, before: null }).incidents;
    expect(objects({ what: 'incidents' })).toEqual([incident]);
    expect(table({ what: 'incidents' })).toMatchObject([
      { id: incident?.id, state: 'resolved', resolution: 'recovered', resolvedAt: at(5), count: '1' },
    ]);
  });

  it('are those seen at any time between the two', () => {
    record(crash('web-1', { detectedAt: at(0) }));
    record(crash('web-1', { detectedAt: at(20), occurrence: 'later' }));
    expect(objects({ what: 'incidents', from: at(5), to: at(15) })).toHaveLength(1);
    expect(objects({ what: 'incidents', from: at(21) })).toEqual([]);
    expect(objects({ what: 'incidents', to: at(-1) })).toEqual([]);
  });
});

it.each(['events', 'incidents'] as const)('no %s at all are an empty file, or a heading', (what) => {
  expect(pages({ what }).join('')).toBe('');
  expect(table({ what })).toEqual([]);
});
