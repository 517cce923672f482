import { Checkbox } from '@mantine/core';
import { settingsCatalogue } from '../../../shared/settings-catalogue.ts';
import css from './controls.module.css';
import type { ControlProps } from './setting-control.tsx';

/** Names of at most so many characters stand in a row, longer ones in columns. */
const SHORT = 8;

/** Any of several. Where the setting holds what is left out, what is ticked is not in it. */
export function ChoicesControl({
  path,
  label,
  setting,
  options,
}: ControlProps & { options: readonly string[] }) {
  const { choices = {}, leavesOut = false } = settingsCatalogue[path];
  const short = options.every((option) => (choices[option] ?? option).length <= SHORT);
  const held = Array.isArray(setting.value) ? setting.value : [];
  const set = (option: string, ticked: boolean) =>
    setting.set(options.filter((each) => (each === option ? ticked !== leavesOut : held.includes(each))));
  return (
    <fieldset
      className={css.choices}
      data-short={short || undefined}
      disabled={setting.fixed !== null}
      aria-label={label}
    >
      {options.map((option) => (
        <Checkbox
          key={option}
          size="xs"
          classNames={{ input: css.box ?? '' }}
          label={choices[option] ?? option}
          checked={held.includes(option) !== leavesOut}
          onChange={(event) => set(option, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}
