import { Button, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { plain } from '../../shared/plain-text.ts';
import type { Run, RunStep } from '../../shared/playbook.ts';
import type { Action } from '../frame/use-action.ts';
import css from './choice-form.module.css';
import { PlaceOf } from './place.tsx';

/** Which revision was good: asked where Dogwatch itself saw none of them available. */
export function ChoiceForm({ run, step, action }: { run: Run; step: RunStep; action: Action }) {
  const [picked, pick] = useState<string | null>(null);
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (picked !== null) void action.run('playbooks.choose', { run: run.id, revision: picked });
      }}
    >
      <Radio.Group size="xs" label="Which revision was good?" value={picked} onChange={pick}>
        <Stack gap={6} mt={6}>
          {step.choices.map(({ revision, text }) => (
            <Radio key={revision} size="xs" value={revision} label={plain(text, 400)} />
          ))}
        </Stack>
      </Radio.Group>
      <div className={css.row}>
        <Button type="submit" disabled={picked === null || action.busy}>
          Propose this one
        </Button>
        <PlaceOf context={run.context} namespaces={[run.object.namespace]} />
        <span className={css.soft}>You are asked again before anything is sent.</span>
      </div>
    </form>
  );
}
