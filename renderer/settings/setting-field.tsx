import { Button } from '@mantine/core';
import { Lock } from 'lucide-react';
import { useId } from 'react';
import { leafOf, spanInWords, valueInWords } from '../../shared/setting-values.ts';
import type { SettingPath } from '../../shared/settings.ts';
import { settingsCatalogue } from '../../shared/settings-catalogue.ts';
import { clock } from '../parts/moment.ts';
import { type Control, controlOf } from './control-of.ts';
import { SettingControl } from './controls/setting-control.tsx';
import css from './setting-field.module.css';
import { type RowLayout, SettingRow } from './setting-row.tsx';
import { useSetting } from './use-setting.ts';

const LAYOUTS: Partial<Record<Control['kind'], RowLayout>> = {
  switch: 'always beside',
  list: 'below',
  choices: 'below',
  text: 'below',
};

/** Controls that are one field. */
const LABELLED: ReadonlySet<Control['kind']> = new Set(['switch', 'number', 'text', 'time']);

/** One setting of the schema: its words from the catalogue, its control by its type, its default beside it. */
export function SettingField({ path }: { path: SettingPath }) {
  const { label, does } = settingsCatalogue[path];
  const leaf = leafOf(path);
  const setting = useSetting(path);
  const id = useId();
  const control = controlOf(leaf.schema);
  if (control === null) return null;
  const usual = control.kind === 'time' ? timeInWords(String(leaf.default)) : withSpan(path, leaf.default);
  return (
    <SettingRow
      label={
        <>
          {LABELLED.has(control.kind) ? <label htmlFor={id}>{label}</label> : <span>{label}</span>}
          <span className={css.default}>default {usual}</span>
          {setting.changed && setting.fixed === null && (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`Reset ${label} to ${usual}`}
              onClick={setting.reset}
            >
              Reset
            </Button>
          )}
        </>
      }
      explains={
        <>
          {does}
          {setting.fixed !== null && (
            <span className={css.fixed}>
              <Lock size={12} aria-hidden />
              {setting.fixed}
            </span>
          )}
        </>
      }
      error={setting.error}
      layout={LAYOUTS[control.kind] ?? 'beside'}
      changed={setting.changed}
    >
      <SettingControl id={id} path={path} label={label} control={control} setting={setting} />
    </SettingRow>
  );
}

/** "22:00" as the field beside it writes it. */
function timeInWords(time: string): string {
  return clock.format(new Date(`2000-01-01T${time}`));
}

/** "86,400 s (1 day)". */
function withSpan(path: SettingPath, value: unknown): string {
  const span = spanInWords(path, value);
  return `${valueInWords(path, value)}${span && ` (${span})`}`;
}
