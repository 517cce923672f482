import { ActionIcon, Loader, NativeSelect, SegmentedControl, Switch, Tooltip } from '@mantine/core';
import { Download, RefreshCw } from 'lucide-react';
import { CopyButton } from '../../parts/copy-button.tsx';
import css from './logs-tab.module.css';
import type { LogChoice } from './use-log-choice.ts';

/** How the lines are shown. */
export interface LogLook {
  wrap: boolean;
  follow: boolean;
  /** Whether JSON lines are unfolded unless they were folded one by one. */
  json: boolean;
}

interface LogToolsProps {
  choice: LogChoice & { container: string };
  look: LogLook;
  setLook(change: Partial<LogLook>): void;
  hasJson: boolean;
}

/** Whose log, of which run, and how it is shown. */
export function LogTools({ choice, look, setLook, hasJson }: LogToolsProps) {
  const { names, container, previous, pick, setPrevious } = choice;
  const toggle = (name: keyof LogLook, label: string) => (
    <Switch
      size="xs"
      label={label}
      checked={look[name]}
      onChange={(event) => setLook({ [name]: event.currentTarget.checked })}
    />
  );
  return (
    <>
      <NativeSelect
        size="xs"
        className={css.container}
        aria-label="Container"
        data={[...names]}
        value={container}
        onChange={(event) => pick(event.currentTarget.value)}
      />
      <SegmentedControl
        size="xs"
        aria-label="Which run of the container"
        value={previous ? 'previous' : 'current'}
        onChange={(value) => setPrevious(value === 'previous')}
        data={[
          { value: 'previous', label: 'Previous' },
          { value: 'current', label: 'Current' },
        ]}
      />
      {toggle('follow', 'Follow')}
      {toggle('wrap', 'Wrap')}
      {hasJson && toggle('json', 'JSON')}
    </>
  );
}

interface LogActionsProps {
  loading: boolean;
  again(): void;
  text(): string;
  save(): void;
}

/** What can be done with the log as it is shown. */
export function LogActions({ loading, again, text, save }: LogActionsProps) {
  return (
    <div className={css.actions}>
      {loading ? (
        <Loader size={14} color="gray" role="img" aria-label="Reading the log" />
      ) : (
        <Tooltip label="Read again">
          <ActionIcon aria-label="Read the log again" onClick={again}>
            <RefreshCw size={13} />
          </ActionIcon>
        </Tooltip>
      )}
      <CopyButton text={text} what="log" />
      <Tooltip label="Save as a file">
        <ActionIcon aria-label="Save the log" onClick={save}>
          <Download size={14} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
