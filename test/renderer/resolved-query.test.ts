import { expect, it } from 'vitest';
import { NO_FILTERS } from '../../renderer/incidents/filters.ts';
import { resolvedQuery } from '../../renderer/incidents/use-resolved.ts';
import { requestPayloads } from '../../shared/ipc.ts';

it.each([
  ['nothing', '', {}, { context: 'prod-eu' }],
  ['text', 'web', {}, { context: 'prod-eu', text: 'web' }],
  [
    'severities and types',
    ' ',
    { severity: ['info'], type: ['oom_killed'] },
    {
      context: 'prod-eu',
      severities: ['info'],
      types: ['oom_killed'],
    },
  ],
  ['one namespace', '', { namespace: [''] }, { context: 'prod-eu', namespace: '' }],
  [
    'several namespaces, which the list narrows by itself',
    '',
    { namespace: ['a', 'b'] },
    { context: 'prod-eu' },
  ],
  ['several contexts', '', { context: ['prod-eu', 'staging'] }, { context: null }],
])('%s', (_, text, part, query) => {
  const asked = resolvedQuery(text, { ...NO_FILTERS, context: ['prod-eu'], ...part });
  expect(asked).toEqual(query);
  const whole = { ...asked, state: 'resolved', limit: 200, before: null };
  expect(requestPayloads['incidents.list'].safeParse(whole).success).toBe(true);
});
