import { NumberInput } from '@mantine/core';
import { spanInWords } from '../../../shared/setting-values.ts';
import { settingsCatalogue } from '../../../shared/settings-catalogue.ts';
import { useDraft } from '../use-draft.ts';
import css from './controls.module.css';
import type { ControlProps } from './setting-control.tsx';

interface NumberControlProps extends ControlProps {
  min: number;
  max: number;
  whole: boolean;
}

/** A number with its unit. It is not clamped: what is out of range is said, and not taken over. */
export function NumberControl({ id, path, label, setting, min, max, whole }: NumberControlProps) {
  const draft = useDraft(path, setting, (text) => (text === '' ? text : Number(text)));
  const { unit } = settingsCatalogue[path];
  const span = spanInWords(path, Number(draft.text));
  return (
    <>
      {span !== '' && draft.refusal === null && <span className={css.span}>{span}</span>}
      <NumberInput
        id={id}
        size="xs"
        className={css.number}
        classNames={{ error: css.refusal ?? '' }}
        aria-label={unit === undefined ? label : `${label}, ${UNITS[unit]}`}
        suffix={unit === undefined ? '' : ` ${unit}`}
        thousandSeparator=","
        min={min}
        max={max}
        clampBehavior="none"
        allowDecimal={!whole}
        hideControls
        disabled={setting.fixed !== null}
        error={draft.refusal}
        value={draft.text}
        onChange={(value) => draft.type(String(value))}
        {...draft.keys}
      />
    </>
  );
}

/** For the screen reader, which says "s" otherwise. */
const UNITS = { s: 'seconds', days: 'days', MB: 'megabytes', objects: 'objects', times: 'times' };
