import { Button, Menu } from '@mantine/core';
import { ArrowDownWideNarrow } from 'lucide-react';
import css from './arrange-menu.module.css';
import { GROUPINGS, type Grouping } from './groups.ts';
import type { ListQuery } from './list-query.ts';
import { SORTS, type Sort } from './sorting.ts';

const SORT_WORDS: Record<Sort, string> = {
  attention: 'Attention',
  newest: 'Newest',
  seen: 'Last seen',
  count: 'Most often seen',
  name: 'Name',
};

const GROUP_WORDS: Record<Grouping, string> = {
  none: 'Not at all',
  node: 'Node',
  workload: 'Workload',
  namespace: 'Namespace',
};

interface ArrangeMenuProps {
  query: ListQuery;
  change(part: Partial<ListQuery>): void;
  opened: boolean;
  setOpened(opened: boolean): void;
}

/** How the list is sorted and grouped. */
export function ArrangeMenu({ query, change, opened, setOpened }: ArrangeMenuProps) {
  const grouped = query.group === 'none' ? '' : `, by ${GROUP_WORDS[query.group].toLowerCase()}`;
  const words = `${SORT_WORDS[query.sort]}${grouped}`;
  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened}>
      <Menu.Target>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          className={css.button}
          aria-label={`Sort and group: ${words}`}
          title="Sort and group (V)"
          leftSection={<ArrowDownWideNarrow size={14} />}
        >
          <span className={css.words}>{words}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={query.sort} onChange={(sort) => change({ sort: sort as Sort })}>
          <Menu.Label>Sort by</Menu.Label>
          {SORTS.map((sort) => (
            <Menu.RadioItem key={sort} value={sort} closeMenuOnClick>
              {sort === 'attention' && query.tab === 'resolved' ? 'Latest resolved' : SORT_WORDS[sort]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.RadioGroup value={query.group} onChange={(group) => change({ group: group as Grouping })}>
          <Menu.Label>Group by</Menu.Label>
          {GROUPINGS.map((group) => (
            <Menu.RadioItem key={group} value={group} closeMenuOnClick>
              {GROUP_WORDS[group]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
