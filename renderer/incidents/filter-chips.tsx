import { Button, VisuallyHidden } from '@mantine/core';
import { X } from 'lucide-react';
import { useMemo, useRef } from 'react';
import css from './filter-chips.module.css';
import {
  type Choice,
  choicesOf,
  FACET_WORDS,
  FACETS,
  type Filters,
  NO_FILTERS,
  toggled,
  valueInWords,
} from './filters.ts';
import type { Shown } from './use-shown.ts';

interface FilterChipsProps {
  /** As they were chosen. */
  filters: Filters;
  shown: Shown;
  change(filters: Filters): void;
  /** Where the focus goes when the last chip has gone. */
  done(): void;
}

/** What the list is narrowed to, each with its number; a press takes it away. */
export function FilterChips({ filters, shown, change, done }: FilterChipsProps) {
  const chips = useMemo(
    () =>
      FACETS.filter((facet) => filters[facet].length > 0).flatMap((facet) =>
        choicesOf(shown.found, { ...shown.filters, [facet]: filters[facet] }, facet).filter(
          ({ chosen }) => chosen,
        ),
      ),
    [filters, shown.found, shown.filters],
  );
  const group = useRef<HTMLFieldSetElement>(null);

  function remove({ facet, value }: Choice, at: number): void {
    change(toggled(filters, facet, value));
    const buttons = group.current?.querySelectorAll('button') ?? [];
    if (chips.length === 1) done();
    else buttons[at === chips.length - 1 ? at - 1 : at + 1]?.focus();
  }

  return (
    <fieldset ref={group} className={css.chips} aria-label="Filters">
      {chips.map((chip, at) => (
        <Chip key={`${chip.facet} ${chip.value}`} chip={chip} remove={() => remove(chip, at)} />
      ))}
      <Button
        variant="subtle"
        color="gray"
        onClick={() => {
          change(NO_FILTERS);
          done();
        }}
      >
        Clear
      </Button>
    </fieldset>
  );
}

function Chip({ chip: { facet, value, count }, remove }: { chip: Choice; remove: () => void }) {
  const words = valueInWords(facet, value);
  return (
    <button
      type="button"
      className={css.chip}
      title={`${FACET_WORDS[facet]}: ${words}`}
      onClick={remove}
      onKeyDown={(event) => {
        if (event.key === 'Delete' || event.key === 'Backspace') remove();
      }}
    >
      <VisuallyHidden component="span">Remove the filter </VisuallyHidden>
      <span className={css.facet}>{FACET_WORDS[facet]} </span>
      <span className={css.value}>{words} </span>
      <span className={css.count}>{count.toLocaleString()}</span>
      <X size={12} aria-hidden />
    </button>
  );
}
