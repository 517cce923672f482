import { SegmentedControl } from '@mantine/core';
import { settingsCatalogue } from '../../../shared/settings-catalogue.ts';
import css from './controls.module.css';
import type { ControlProps } from './setting-control.tsx';

/** One of a few. */
export function ChoiceControl({
  path,
  label,
  setting,
  options,
}: ControlProps & { options: readonly string[] }) {
  const { choices = {} } = settingsCatalogue[path];
  return (
    <SegmentedControl
      size="xs"
      className={css.choice ?? ''}
      aria-label={label}
      data={options.map((value) => ({ value, label: choices[value] ?? value }))}
      value={String(setting.value)}
      disabled={setting.fixed !== null}
      onChange={setting.set}
    />
  );
}
