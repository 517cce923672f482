import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { plain } from '../../shared/plain-text.ts';
import type { AuditEntry } from '../../shared/playbook.ts';
import { formatRoute } from '../frame/route.ts';
import { useView } from '../frame/store.ts';
import { useAction } from '../frame/use-action.ts';
import { useRequest } from '../frame/use-request.ts';
import { useSaveText } from '../incidents/detail/use-save-text.ts';
import { Section } from '../parts/section.tsx';
import css from './audit-log.module.css';
import { wholeAudit, withPage } from './audit-rows.ts';
import { Ledger, LedgerRow } from './ledger.tsx';
import { PlaceOf } from './place.tsx';

const PAGE = 50;

/** Who decided what, what was sent and what came of it. Rows are only ever added. */
export function AuditLog() {
  const version = useView(({ app }) => `${app?.playbooks.version ?? 0}`);
  const newest = useRequest('audit.list', { before: null, limit: PAGE }, { version });
  const [entries, setEntries] = useState<AuditEntry[]>([]);
  const [isWhole, setWhole] = useState(false);
  const older = useAction();
  const file = useSaveText();

  useEffect(() => {
    const page = newest.value;
    if (page !== null) setEntries((read) => withPage(read, page));
  }, [newest.value]);

  async function readOlder(): Promise<void> {
    const page = await older.run('audit.list', { before: entries.at(-1)?.seq ?? null, limit: PAGE });
    if (page === null) return;
    setEntries((read) => withPage(read, page));
    setWhole(page.length < PAGE);
  }

  async function save(): Promise<void> {
    const text = await wholeAudit((before, limit) => older.run('audit.list', { before, limit }));
    if (text !== null) await file.save('dogwatch-audit.jsonl', text);
  }

  const error = newest.error ?? older.error ?? file.error;
  const last = entries.at(-1);
  const hasOlder = !isWhole && last !== undefined && last.seq > 1 && entries.length >= PAGE;
  return (
    <Section
      level={2}
      title="Audit log"
      aside={
        entries.length > 0 && (
          <Button disabled={older.busy || file.busy} onClick={() => void save()}>
            Export as JSON Lines
          </Button>
        )
      }
    >
      {error !== null && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
      {newest.value !== null && entries.length === 0 && (
        <p className={css.soft}>Nothing was started yet. Whatever is, is written here and never taken out.</p>
      )}
      {entries.length > 0 && (
        <Ledger>
          {entries.map((entry) => (
            <Entry key={entry.seq} entry={entry} />
          ))}
        </Ledger>
      )}
      {hasOlder && (
        <Button variant="subtle" disabled={older.busy} onClick={() => void readOlder()}>
          Older entries
        </Button>
      )}
    </Section>
  );
}

const GOOD: readonly string[] = ['applied', 'approved'];
const BAD: readonly string[] = ['failed', 'refused', 'rejected', 'expired'];

function Entry({ entry: { at, what, text, context, object, incident } }: { entry: AuditEntry }) {
  return (
    <LedgerRow
      word={what}
      tone={GOOD.includes(what) ? 'good' : BAD.includes(what) ? 'bad' : 'calm'}
      title={plain(text, 1000)}
      place={
        <>
          {object === null ? (
            <strong>{plain(context, 120)}</strong>
          ) : (
            <>
              <PlaceOf context={context} namespaces={[object.namespace]} />
              <span>
                {object.kind} {plain(object.name)}
              </span>
            </>
          )}
          <a href={formatRoute({ screen: 'incidents', incident })}>Show incident</a>
        </>
      }
      at={at}
    />
  );
}
