import { VisuallyHidden } from '@mantine/core';
import { Command } from 'cmdk';
import { Check } from 'lucide-react';
import { useMemo, useState } from 'react';
import palette from '../parts/palette.module.css';
import css from './filter-picker.module.css';
import {
  type Choice,
  choicesOf,
  FACET_WORDS,
  FACETS,
  type Facet,
  type Filters,
  toggled,
  valueInWords,
} from './filters.ts';
import type { Shown } from './use-shown.ts';

interface FilterPickerProps {
  shown: Shown;
  filters: Filters;
  change(filters: Filters): void;
}

/** Of each facet; a cluster may have thousands of namespaces, which are found by typing. */
const MOST = 30;

/** Every value the list can be narrowed to, found by a few letters of it; picking it again takes it away. */
export function FilterPicker({ shown, filters, change }: FilterPickerProps) {
  const [typed, type] = useState('');
  const facets = useMemo(() => facetsOf(shown), [shown]);
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = facets
    .map(({ facet, choices }) => ({
      facet,
      choices: choices.filter((choice) => isCalled(choice, words)).slice(0, MOST),
    }))
    .filter(({ choices }) => choices.length > 0);

  return (
    <Command label="Filter by" shouldFilter={false} loop vimBindings={false} className={css.picker}>
      <Command.Input
        className={palette.input}
        placeholder="Filter by…"
        value={typed}
        onValueChange={type}
        autoFocus
      />
      <Command.List className={palette.list} label="Filter by">
        {found.map(({ facet, choices }) => (
          <Command.Group key={facet} heading={FACET_WORDS[facet]} className={palette.group}>
            {choices.map((choice) => (
              <Value
                key={choice.value}
                choice={choice}
                pick={() => change(toggled(basisOf(filters, shown, facet), facet, choice.value))}
              />
            ))}
          </Command.Group>
        ))}
      </Command.List>
      {found.length === 0 && (
        <p role="status" className={palette.empty}>
          Nothing in this list is called so.
        </p>
      )}
    </Command>
  );
}

/** Facets in which there is something to choose. */
function facetsOf({ found, filters }: Shown): { facet: Facet; choices: Choice[] }[] {
  return FACETS.map((facet) => ({ facet, choices: choicesOf(found, filters, facet) })).filter(
    ({ facet, choices }) => facet !== 'context' || choices.length > 1,
  );
}

/** Where no context was chosen the one that is shown counts: another one comes beside it. */
function basisOf(filters: Filters, shown: Shown, facet: Facet): Filters {
  return facet === 'context' && filters.context.length === 0
    ? { ...filters, context: shown.filters.context }
    : filters;
}

function isCalled({ facet, value }: Choice, words: readonly string[]): boolean {
  const all = `${FACET_WORDS[facet]} ${valueInWords(facet, value)}`.toLowerCase();
  return words.every((word) => all.includes(word));
}

function Value({ choice, pick }: { choice: Choice; pick: () => void }) {
  const { facet, value, chosen, count } = choice;
  return (
    <Command.Item className={palette.item} value={`${facet} ${value}`} onSelect={pick}>
      <Check size={13} className={css.check} data-chosen={chosen || undefined} aria-hidden />
      <span className={palette.label}>{valueInWords(facet, value)}</span>
      {chosen && <VisuallyHidden component="span">, filtered by</VisuallyHidden>}
      <span className={palette.hint}>{count.toLocaleString()}</span>
    </Command.Item>
  );
}
