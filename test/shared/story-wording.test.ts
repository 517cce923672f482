import { describe, expect, it } from 'vitest';
import { timelineText } from '../../shared/timeline-wording.ts';
import { consequences, flappingWords } from '../../shared/wording.ts';
import { incident } from '../support/scene-incidents.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const at = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
const empty = (name: string) => incident('zero_replicas', { name, metadata: { wants: 3 } });

describe('what comes of an incident', () => {
  it.each([
    ['nothing', incident('crash_loop'), [], ''],
    ['one on a node', incident('node_not_ready'), [empty('web')], '1 incident on it'],
    ['many on a node', incident('node_not_ready'), [empty('web'), empty('api')], '2 incidents on it'],
    ['an empty workload', incident('crash_loop'), [empty('web')], 'web has no available pods (wants 3)'],
    [
      'two of a workload',
      incident('crash_loop'),
      [empty('web'), empty('web')],
      'web has no available pods (wants 3) and 1 more',
    ],
  ])('%s', (_, cause, children, words) => {
    expect(consequences(cause, children, now)).toBe(words);
  });
});

describe('flapping', () => {
  it('says how often it reopened, and in what time', () => {
    const flapping = incident('crash_loop', {
      flappingSince: at(10),
      reopenings: [at(40), at(20), at(10), at(1)],
    });
    expect(flappingWords(flapping, now)).toBe('flapping, reopened 4 times in 40 min');
  });

  it('is not said of what is calm, however often it reopened', () => {
    expect(flappingWords(incident('crash_loop', { reopenings: [at(40), at(1)] }), now)).toBe('');
  });
});

it.each([
  [
    'linked',
    { other: 'node-1 stopped reporting' },
    'Explained by another incident: node-1 stopped reporting.',
  ],
  ['linked', {}, 'Explained by another incident: its cause.'],
  ['gathered', { children: 12 }, 'Explains 12 other incidents.'],
  ['gathered', { children: 1 }, 'Explains 1 other incident.'],
  ['separated', {}, 'Still failing without what explained it: stands on its own now.'],
  ['calm', {}, 'Calm again: has not come back for a while.'],
] as const)('%s %j is told as a sentence', (step, facts, text) => {
  expect(timelineText(step, { incident: incident('crash_loop'), now, ...facts })).toBe(text);
});
