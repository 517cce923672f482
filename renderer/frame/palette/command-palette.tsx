import { Command as Cmdk } from 'cmdk';
import { useDeferredValue, useLayoutEffect, useMemo, useState } from 'react';
import type { Incident } from '../../../shared/incident.ts';
import { plain } from '../../../shared/plain-text.ts';
import { incidentPlace, incidentTitle } from '../../../shared/wording.ts';
import { matching } from '../../incidents/arrange.ts';
import { sorted } from '../../incidents/sorting.ts';
import { Dialog } from '../../parts/dialog.tsx';
import css from '../../parts/palette.module.css';
import { SeverityMark } from '../../parts/severity-mark.tsx';
import { namesOfKeys } from '../key-names.ts';
import { go, useRoute } from '../route.ts';
import { SHORTCUTS } from '../shortcut-table.ts';
import { MAC } from '../shortcuts.ts';
import { useView } from '../store.ts';
import type { Action } from '../use-action.ts';
import { type Command, commandsOf } from './commands.ts';
import { ranked } from './ranking.ts';

/** As many as one reads; more letters leave fewer. */
const MOST_INCIDENTS = 8;

interface CommandPaletteProps {
  /** Says, after the palette has gone, why something failed. */
  action: Action;
  close(): void;
  help(): void;
}

/** Everything the window can do and show, by a few letters of its name. */
export function CommandPalette({ action, close, help }: CommandPaletteProps) {
  const [typed, type] = useState('');
  const app = useView((view) => view.app);
  const known = useView((view) => view.incidents);
  const route = useRoute();
  const opened = route.screen === 'incidents' ? known.get(route.incident ?? '') : undefined;
  const [now] = useState(() => new Date());

  const commands = app
    ? commandsOf(app, opened ?? null, now, {
        request: (channel, payload) => void action.run(channel, payload),
        go,
        copy: (text) =>
          void navigator.clipboard.writeText(text).catch(() => action.refuse('The clipboard refused.')),
        help,
      })
    : [];
  const text = useDeferredValue(typed);
  const incidents = useMemo(
    () => sorted(matching([...known.values()], text), 'attention').slice(0, MOST_INCIDENTS),
    [known, text],
  );

  const groups = ranked(commands, typed);
  const [command] = groups[0]?.commands ?? [];
  const [incident] = typed.trim() === '' ? [] : incidents;
  const first = command ? lineOf(command) : incident ? `incident ${incident.id}` : '';
  const [selected, select] = useState(first);
  // What is found anew begins at its first line: Enter must do what stands at the top, however fast it comes.
  useLayoutEffect(() => select(first), [first]);

  function choose(run: () => void): void {
    close();
    run();
  }

  return (
    <Dialog title="Commands" head="unseen" close={close} width="36rem">
      <Cmdk
        label="Commands"
        shouldFilter={false}
        value={selected}
        onValueChange={select}
        loop
        onKeyDown={(event) => {
          if (event.key !== 'k' || !(MAC ? event.metaKey : event.ctrlKey)) return;
          event.preventDefault();
          close();
        }}
      >
        <Cmdk.Input
          className={css.input}
          placeholder="Find a screen, an incident or a command"
          value={typed}
          onValueChange={type}
          data-autofocus
        />
        <Cmdk.List className={css.list} label="Commands">
          {groups.map((group) => (
            <Cmdk.Group
              key={group.group}
              heading={
                group.group === 'This incident' && opened ? nameOf(opened, now.getTime()) : group.group
              }
              className={css.group}
            >
              {group.commands.map((command) => (
                <CommandLine
                  key={command.label}
                  command={command}
                  letters={app?.settings.shortcuts.singleLetter ?? true}
                  choose={() => choose(command.run)}
                />
              ))}
            </Cmdk.Group>
          ))}
          {typed.trim() !== '' && incidents.length > 0 && (
            <Cmdk.Group heading="Incidents" className={css.group}>
              {incidents.map((incident) => (
                <IncidentLine
                  key={incident.id}
                  incident={incident}
                  now={now.getTime()}
                  choose={() => choose(() => go({ screen: 'incidents', incident: incident.id }))}
                />
              ))}
            </Cmdk.Group>
          )}
        </Cmdk.List>
        {groups.length === 0 && incidents.length === 0 && (
          <p role="status" className={css.empty}>
            Nothing is called so.
          </p>
        )}
      </Cmdk>
    </Dialog>
  );
}

/** Which incident the commands are about, and where: nobody acts on the wrong cluster. */
function nameOf(incident: Incident, now: number): string {
  const place = [incident.context, incident.namespace].filter(Boolean).map((name) => plain(name, 120));
  return `${place.join(' · ')}: ${incidentTitle(incident, now)}`;
}

/** Its name among the lines. */
const lineOf = ({ group, label }: Command) => `${group} ${label}`;

interface CommandLineProps {
  command: Command;
  /** Whether bare letters are shortcuts. */
  letters: boolean;
  choose: () => void;
}

function CommandLine({ command, letters, choose }: CommandLineProps) {
  const { label, hint, problem, shortcut } = command;
  const keys = letters && shortcut ? SHORTCUTS.get(shortcut)?.keys[0] : undefined;
  return (
    <Cmdk.Item
      className={css.item}
      value={lineOf(command)}
      disabled={typeof problem === 'string'}
      onSelect={choose}
    >
      <span className={css.label}>{label}</span>
      {(problem ?? hint) && <span className={css.hint}>{problem ?? hint}</span>}
      {keys && (
        <span className={css.keys} aria-hidden>
          {namesOfKeys(keys, MAC)
            .flat()
            .map((name) => (
              <kbd key={name} className={css.key}>
                {name}
              </kbd>
            ))}
        </span>
      )}
    </Cmdk.Item>
  );
}

interface IncidentLineProps {
  incident: Incident;
  now: number;
  choose: () => void;
}

function IncidentLine({ incident, now, choose }: IncidentLineProps) {
  return (
    <Cmdk.Item className={css.item} value={`incident ${incident.id}`} onSelect={choose}>
      <SeverityMark mark={incident.state === 'resolved' ? 'resolved' : incident.severity} size={12} />
      <span className={css.label}>{incidentTitle(incident, now)}</span>
      <span className={css.hint}>{incidentPlace(incident)}</span>
    </Cmdk.Item>
  );
}
