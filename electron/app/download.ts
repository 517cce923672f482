import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { HistoryExport } from './export-history.ts';
import type { Log } from './log.ts';

/** Sends an export as fast as the browser takes it, one page in memory at a time. Never rejects. */
export async function download(exported: HistoryExport, response: ServerResponse, log: Log): Promise<void> {
  const { name, contentType, pages } = exported;
  response.writeHead(200, {
    'Content-Type': contentType,
    'Content-Disposition': `attachment; filename="${name}"`,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
  try {
    await pipeline(Readable.from(pages, { highWaterMark: 1 }), response);
  } catch (error) {
    // The browser sees a download that broke off: the status was sent long ago.
    log.warn('An export was not sent to its end.', { name, error });
  }
}
