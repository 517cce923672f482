import { Button, Menu } from '@mantine/core';
import { Box, Layers, Server } from 'lucide-react';
import { plain } from '../../../shared/plain-text.ts';
import { SeverityMark } from '../../parts/severity-mark.tsx';
import css from './subject-picker.module.css';
import { keyOf, type Subject } from './subjects.ts';

const SHOWN = 4;

interface SubjectPickerProps {
  subjects: readonly Subject[];
  picked: Subject | undefined;
  pick: (key: string) => void;
}

/** Chips: which pod (or the workload, or the node) to look at. What does not fit is in a menu. */
export function SubjectPicker({ subjects, picked, pick }: SubjectPickerProps) {
  const first = subjects.filter(
    (subject, index) => index < SHOWN || subject === picked || subject.state === null,
  );
  // Said only where it tells the chips apart.
  const named = new Set(subjects.flatMap(({ containers }) => containers)).size > 1;
  const rest = subjects.filter((subject) => !first.includes(subject));
  return (
    <fieldset className={css.picker}>
      <legend className={css.legend}>Look at</legend>
      {first.map((subject) => (
        <button
          type="button"
          key={keyOf(subject)}
          className={css.chip}
          aria-pressed={subject === picked}
          title={`${subject.kind} ${subject.name}`}
          onClick={() => pick(keyOf(subject))}
        >
          <SubjectWords subject={subject} named={named} />
        </button>
      ))}
      {rest.length > 0 && (
        <Menu position="bottom-start" withinPortal>
          <Menu.Target>
            <Button>{rest.length} more</Button>
          </Menu.Target>
          <Menu.Dropdown className={css.dropdown}>
            {rest.map((subject) => (
              <Menu.Item key={keyOf(subject)} onClick={() => pick(keyOf(subject))}>
                <span className={css.item}>
                  <SubjectWords subject={subject} named={named} />
                </span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </fieldset>
  );
}

function SubjectWords({ subject, named }: { subject: Subject; named: boolean }) {
  const Icon = subject.kind === 'Pod' ? Box : subject.kind === 'Node' ? Server : Layers;
  return (
    <>
      {subject.state === 'recovered' ? (
        <SeverityMark mark="resolved" size={12} />
      ) : (
        <Icon
          size={13}
          role="img"
          aria-label={subject.kind}
          className={css.icon}
          data-state={subject.state}
        />
      )}
      <span className={css.name} data-state={subject.state}>
        {plain(subject.name)}
      </span>
      {named && subject.containers.length > 0 && (
        <span className={css.containers}>{subject.containers.join(', ')}</span>
      )}
      {subject.state === 'gone' && <span className={css.containers}>deleted</span>}
    </>
  );
}
