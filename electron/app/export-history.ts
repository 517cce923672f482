import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { ExportQuery } from '../../shared/history.ts';
import { requestPayloads } from '../../shared/ipc.ts';
import type { Store } from '../store/store.ts';

/** What was recorded, as a file that is made while it is written. */
export interface HistoryExport {
  /** A file name in plain ASCII. */
  name: string;
  contentType: string;
  pages: AsyncIterable<string>;
}

const CONTENT_TYPES = { csv: 'text/csv; charset=utf-8', jsonl: 'application/x-ndjson' } as const;

/** `now` is epoch ms. */
export function exportHistory(exports: Store['exports'], query: ExportQuery, now: number): HistoryExport {
  const { what, format, context } = query;
  // A context's name may hold slashes (EKS) and anything else.
  const where = context?.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(0, 60);
  const day = new Date(now).toISOString().slice(0, 10);
  return {
    name: `${['dogwatch', what, where, day].filter(Boolean).join('-')}.${format}`,
    contentType: CONTENT_TYPES[format],
    pages: inTurns(exports.pages(query)),
  };
}

/** The loop must not wait for a long export: each page is a turn of its own. */
async function* inTurns(pages: Iterable<string>): AsyncGenerator<string> {
  for (const page of pages) {
    if (page !== '') yield page;
    await setImmediate();
  }
}

/** The path from which a browser downloads an export. */
export function exportPath(query: ExportQuery): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== null);
  return `/export?${new URLSearchParams(given)}`;
}

/** Reads such a path's parameters. @throws Error with one sentence when one is missing, unknown or refused. */
export function exportQuery(parameters: URLSearchParams): ExportQuery {
  const query = { context: null, from: null, to: null, ...Object.fromEntries(parameters) };
  const checked = requestPayloads['history.export'].safeParse(query);
  if (!checked.success) throw new Error(`This export is not possible: ${z.prettifyError(checked.error)}`);
  return checked.data;
}
