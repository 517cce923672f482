import { Button, Popover, SegmentedControl } from '@mantine/core';
import { ListFilter } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useShortcuts } from '../frame/shortcuts.ts';
import { useLoadedSoon } from '../parts/loaded-soon.ts';
import { prepareSearch } from './arrange.ts';
import { ArrangeMenu } from './arrange-menu.tsx';
import { FilterChips } from './filter-chips.tsx';
import { isFiltered } from './filters.ts';
import css from './list-tools.module.css';
import { SearchField } from './search-field.tsx';
import type { UsedListQuery } from './use-list-query.ts';
import type { Shown } from './use-shown.ts';

const loadPicker = () => import('./filter-picker.tsx').then((file) => ({ default: file.FilterPicker }));
const FilterPicker = lazy(loadPicker);

interface ListToolsProps extends UsedListQuery {
  shown: Shown;
  /** How many rows stand by themselves. */
  standing: number;
  toList(): void;
}

/** Which incidents the list shows, and in what order. */
export function ListTools({ query, change, shown, standing, toList }: ListToolsProps) {
  const search = useRef<HTMLInputElement>(null);
  const [picking, setPicking] = useState(false);
  const [arranging, setArranging] = useState(false);
  useLoadedSoon(loadPicker);
  useShortcuts({
    search: () => search.current?.focus(),
    // A narrow window hides them behind the detail.
    filter: () => setPicking(search.current?.checkVisibility() === true),
    arrange: () => setArranging(search.current?.checkVisibility() === true),
  });
  return (
    <div className={css.tools}>
      <div className={css.bar}>
        <SegmentedControl
          size="xs"
          className={css.tabs}
          aria-label="Which incidents"
          value={query.tab}
          onChange={(value) =>
            // No state is in both.
            change({
              tab: value === 'resolved' ? 'resolved' : 'active',
              filters: { ...query.filters, state: [] },
            })
          }
          data={[
            { value: 'active', label: 'Active' },
            { value: 'resolved', label: 'Resolved' },
          ]}
        />
        <SearchField
          field={search}
          text={query.text}
          change={(text) => change({ text })}
          prepare={() => prepareSearch(shown.found)}
          toList={toList}
        />
        <Popover
          opened={picking}
          onChange={setPicking}
          position="bottom-start"
          withinPortal={false}
          trapFocus
          returnFocus
        >
          <Popover.Target>
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              className={css.filter}
              aria-label="Filter"
              title="Filter (F)"
              leftSection={<ListFilter size={14} />}
              onClick={() => setPicking(!picking)}
            >
              <span className={css.words}>Filter</span>
            </Button>
          </Popover.Target>
          <Popover.Dropdown className={css.picker} aria-label="Filter by">
            <Suspense>
              <FilterPicker shown={shown} filters={query.filters} change={(filters) => change({ filters })} />
            </Suspense>
          </Popover.Dropdown>
        </Popover>
        <span className={css.number} title="Incidents shown">
          {standing > 0 && (
            <>
              {standing.toLocaleString()} <span className={css.words}>shown</span>
            </>
          )}
        </span>
        <ArrangeMenu query={query} change={change} opened={arranging} setOpened={setArranging} />
      </div>
      {isFiltered(query.filters) && (
        <FilterChips
          filters={query.filters}
          shown={shown}
          change={(filters) => change({ filters })}
          done={toList}
        />
      )}
    </div>
  );
}
