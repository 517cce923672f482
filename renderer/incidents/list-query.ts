import type { Tab } from './arrange.ts';
import { FACETS, type Filters, isValue, NO_FILTERS } from './filters.ts';
import { GROUPINGS, type Grouping } from './groups.ts';
import { SORTS, type Sort } from './sorting.ts';

/** Which incidents the list holds, and how: what a link, and a step back, bring again. */
export interface ListQuery {
  tab: Tab;
  text: string;
  filters: Filters;
  sort: Sort;
  group: Grouping;
}

const LONGEST_TEXT = 200;
/** Of one facet; a link that names more is nobody's. */
const MOST_VALUES = 50;

/** Reads what formatQuery wrote; whatever it does not understand is left out. */
export function parseQuery(text: string): ListQuery {
  const query = new URLSearchParams(text);
  const filters = FACETS.map((facet) => {
    const values = query.getAll(facet).filter((value) => isValue(facet, value));
    return [facet, [...new Set(values)].slice(0, MOST_VALUES)] as const;
  });
  return {
    tab: query.get('tab') === 'resolved' ? 'resolved' : 'active',
    text: (query.get('text') ?? '').slice(0, LONGEST_TEXT),
    filters: { ...NO_FILTERS, ...Object.fromEntries(filters) },
    sort: SORTS.find((sort) => sort === query.get('sort')) ?? 'attention',
    group: GROUPINGS.find((group) => group === query.get('group')) ?? 'none',
  };
}

/** As URL parameters; '' of a list as it is by default. */
export function formatQuery({ tab, text, filters, sort, group }: ListQuery): string {
  const query = new URLSearchParams();
  if (tab !== 'active') query.set('tab', tab);
  if (text !== '') query.set('text', text);
  for (const facet of FACETS) for (const value of filters[facet]) query.append(facet, value);
  if (sort !== 'attention') query.set('sort', sort);
  if (group !== 'none') query.set('group', group);
  return query.toString();
}
