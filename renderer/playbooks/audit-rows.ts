import type { AuditEntry } from '../../shared/playbook.ts';

/** What was read so far and a page more of it, newest first; nothing twice. */
export function withPage(read: readonly AuditEntry[], page: readonly AuditEntry[]): AuditEntry[] {
  const bySeq = new Map([...read, ...page].map((entry) => [entry.seq, entry]));
  return [...bySeq.values()].sort((a, b) => b.seq - a.seq);
}

/** Most entries that one request may ask for. */
const PAGE = 500;

/**
 * The whole log as JSON Lines, oldest first.
 * @param page the `limit` entries before a seq, newest first; null when it cannot be read
 * @returns null when a page could not be read: half a log is none
 */
export async function wholeAudit(
  page: (before: number | null, limit: number) => Promise<readonly AuditEntry[] | null>,
): Promise<string | null> {
  const lines: string[] = [];
  for (let before: number | null = null; ; ) {
    const entries: readonly AuditEntry[] | null = await page(before, PAGE);
    if (entries === null) return null;
    for (const entry of entries) lines.push(`${JSON.stringify(entry)}\n`);
    const last = entries.at(-1);
    if (last === undefined || entries.length < PAGE || last.seq <= 1) return lines.reverse().join('');
    before = last.seq;
  }
}
