import { Button, Menu } from '@mantine/core';
import { EXPORT_FORMATS, EXPORTED, type ExportQuery } from '../../shared/history.ts';
import type { Action } from '../frame/use-action.ts';

const NAMES = { incidents: 'Incidents', events: 'Events', csv: 'CSV', jsonl: 'JSON Lines' } as const;
const KINDS = EXPORTED.flatMap((what) => EXPORT_FORMATS.map((format) => ({ what, format })));

type Scope = Pick<ExportQuery, 'context' | 'from' | 'to'>;
const EVERYTHING: Scope = { context: null, from: null, to: null };

interface ExportMenuProps {
  action: Action;
  scope?: Scope;
}

/** Writes what was recorded into a file of the person's choice, or hands it to the browser as a download. */
export function ExportMenu({ action, scope = EVERYTHING }: ExportMenuProps) {
  async function run(kind: Pick<ExportQuery, 'what' | 'format'>): Promise<void> {
    const done = await action.run('history.export', { ...kind, ...scope });
    if (done !== null && 'download' in done) startDownload(done.download);
  }

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button loading={action.busy}>Export</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {KINDS.map((kind) => (
          <Menu.Item key={`${kind.what} ${kind.format}`} onClick={() => void run(kind)}>
            {NAMES[kind.what]} as {NAMES[kind.format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The server names the file; the page stays where it is. */
function startDownload(path: string): void {
  const link = document.createElement('a');
  link.href = path;
  link.download = '';
  link.click();
}
