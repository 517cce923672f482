import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SilenceView } from '../../shared/silence.ts';
import { useAction } from '../frame/use-action.ts';
import { LASTS, localTime, patternsOf } from '../parts/silence-times.ts';
import css from './silence-form.module.css';

const FIELDS = [
  { field: 'context', label: 'Context', placeholder: 'prod-*' },
  { field: 'namespace', label: 'Namespace', placeholder: 'payments, shop-*' },
  { field: 'kind', label: 'Kind', placeholder: 'Deployment' },
  { field: 'name', label: 'Name', placeholder: '/^api-/' },
  { field: 'type', label: 'Type', placeholder: 'crash_loop' },
] as const;

interface SilenceFormProps {
  added: (silences: SilenceView[]) => void;
  cancel: () => void;
}

/** What is to be quiet, from when, for how long, and why. All that is filled in must fit. */
export function SilenceForm({ added, cancel }: SilenceFormProps) {
  const action = useAction();
  const [patterns, setPatterns] = useState<Record<string, string>>({});
  const [label, setLabel] = useState({ name: '', value: '' });
  const [start, setStart] = useState('');
  const [lasts, setLasts] = useState<number>(LASTS[0].ms);
  const [comment, setComment] = useState('');

  async function submit(): Promise<void> {
    const from = localTime(start) ?? Date.now();
    const named = Object.entries(patterns).map(([field, text]) => [field, patternsOf(text)] as const);
    const labelled =
      label.name.trim() === ''
        ? []
        : ([[`labels.${label.name.trim()}`, patternsOf(label.value || '*')]] as const);
    const silences = await action.run('silences.add', {
      when: Object.fromEntries([...named, ...labelled].filter(([, list]) => list.length > 0)),
      start: new Date(from).toISOString(),
      end: new Date(from + lasts).toISOString(),
      comment,
    });
    if (silences !== null) added(silences);
  }

  return (
    <form
      className={css.form}
      aria-label="New silence"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className={css.help}>
        Names, globs like <code>shop-*</code> or <code>/regexes/</code>, several with commas, <code>!</code>{' '}
        for "not". What is left empty is not asked.
      </p>
      <div className={css.fields}>
        {FIELDS.map(({ field, label: name, placeholder }, index) => (
          <TextInput
            key={field}
            size="xs"
            label={name}
            placeholder={placeholder}
            data-autofocus={index === 0 || undefined}
            value={patterns[field] ?? ''}
            onChange={({ currentTarget }) => setPatterns({ ...patterns, [field]: currentTarget.value })}
          />
        ))}
        <TextInput
          size="xs"
          label="Label"
          placeholder="team"
          value={label.name}
          onChange={({ currentTarget }) => setLabel({ ...label, name: currentTarget.value })}
        />
        <TextInput
          size="xs"
          label="Its value"
          placeholder="*"
          value={label.value}
          onChange={({ currentTarget }) => setLabel({ ...label, value: currentTarget.value })}
        />
        <TextInput
          size="xs"
          type="datetime-local"
          label="Starts (empty: now)"
          value={start}
          onChange={({ currentTarget }) => setStart(currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          label="Lasts"
          data={LASTS.map(({ label: name, ms }) => ({ value: String(ms), label: name }))}
          value={String(lasts)}
          onChange={({ currentTarget }) => setLasts(Number(currentTarget.value))}
        />
        <TextInput
          size="xs"
          label="Comment"
          placeholder="Why"
          className={css.comment}
          maxLength={500}
          value={comment}
          onChange={({ currentTarget }) => setComment(currentTarget.value)}
        />
      </div>
      {action.error !== null && (
        <p className={css.error} role="alert">
          {action.error}
        </p>
      )}
      <div className={css.actions}>
        <Button type="submit" variant="filled" loading={action.busy}>
          Silence
        </Button>
        <Button onClick={cancel}>Cancel</Button>
      </div>
    </form>
  );
}
