import { Switch } from '@mantine/core';
import type { SettingPath } from '../../../shared/settings.ts';
import type { Control } from '../control-of.ts';
import type { SettingState } from '../use-setting.ts';
import { ChoiceControl } from './choice-control.tsx';
import { ChoicesControl } from './choices-control.tsx';
import { ListControl } from './list-control.tsx';
import { NumberControl } from './number-control.tsx';
import { TextControl } from './text-control.tsx';

export interface ControlProps {
  /** Of the field, where the control is one. */
  id: string;
  path: SettingPath;
  label: string;
  setting: SettingState;
}

/** The control for the setting's type. */
export function SettingControl({ control, ...props }: ControlProps & { control: Control }) {
  switch (control.kind) {
    case 'switch':
      return (
        <Switch
          id={props.id}
          aria-label={props.label}
          checked={props.setting.value === true}
          disabled={props.setting.fixed !== null}
          onChange={(event) => props.setting.set(event.currentTarget.checked)}
        />
      );
    case 'number':
      return <NumberControl {...props} {...control} />;
    case 'choice':
      return <ChoiceControl {...props} options={control.options} />;
    case 'choices':
      return <ChoicesControl {...props} options={control.options} />;
    case 'list':
      return <ListControl {...props} />;
    default:
      return <TextControl {...props} time={control.kind === 'time'} />;
  }
}
