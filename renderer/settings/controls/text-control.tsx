import { TextInput } from '@mantine/core';
import { useDraft } from '../use-draft.ts';
import css from './controls.module.css';
import type { ControlProps } from './setting-control.tsx';

export function TextControl({ id, path, label, setting, time }: ControlProps & { time: boolean }) {
  const draft = useDraft(path, setting, (text) => text);
  return (
    <TextInput
      id={id}
      size="xs"
      type={time ? 'time' : 'text'}
      className={(time ? css.time : css.text) ?? ''}
      classNames={{ error: css.refusal ?? '', input: (time ? '' : css.code) ?? '' }}
      aria-label={label}
      spellCheck={false}
      disabled={setting.fixed !== null}
      error={draft.refusal}
      value={draft.text}
      onChange={(event) => draft.type(event.currentTarget.value)}
      {...draft.keys}
    />
  );
}
