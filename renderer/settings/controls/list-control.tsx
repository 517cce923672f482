import { ActionIcon, Button, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { refusalOf } from '../../../shared/setting-values.ts';
import css from './controls.module.css';
import type { ControlProps } from './setting-control.tsx';

/** Texts, each with a button that takes it out, and a field that adds one. */
export function ListControl({ path, label, setting }: ControlProps) {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const held: string[] = Array.isArray(setting.value) ? setting.value.map(String) : [];
  const added = typed.trim();
  const refusal =
    added === '' ? null : held.includes(added) ? 'is in the list already' : refusalOf(path, [...held, added]);

  function add(): void {
    if (added === '' || refusal !== null) return;
    setting.set([...held, added]);
    setTyped('');
  }

  function remove(text: string): void {
    setting.set(held.filter((each) => each !== text));
    // The button that had the focus goes away.
    field.current?.focus();
  }

  return (
    <div className={css.list}>
      {held.length > 0 && (
        <ul className={css.entries} aria-label={label}>
          {held.map((text) => (
            <li key={text} className={css.entry}>
              <span>{text}</span>
              <ActionIcon
                size="xs"
                aria-label={`Remove ${text}`}
                disabled={setting.fixed !== null}
                onClick={() => remove(text)}
              >
                <X size={12} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <div className={css.add}>
        <TextInput
          ref={field}
          size="xs"
          className={css.text ?? ''}
          classNames={{ error: css.refusal ?? '', input: css.code ?? '' }}
          aria-label={`${label}: add one`}
          placeholder="Name or glob"
          spellCheck={false}
          disabled={setting.fixed !== null}
          error={refusal && `It ${refusal}.`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && add()}
        />
        <Button size="compact-sm" disabled={added === '' || refusal !== null} onClick={add}>
          Add
        </Button>
      </div>
    </div>
  );
}
