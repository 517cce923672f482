import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createRandom } from '../../electron/demo/random.ts';
import { type Fact, factsOf } from '../support/hour-diary.ts';
import { HEALTHY, labScenario, prepareLab, TROUBLED } from '../support/hour-script.ts';
import { millisecondsOf, playHour, type Restart } from '../support/scripted-hour.ts';

/**
 * What a restart may change: when an end or an outage's finds are told, never whether or how often.
 * - a recovery's hold of 60 s is our own observation and begins again (crash loops and OOMs go by the API's times);
 * - an end is told when the server next proved it, within one cycle of 30 s, and cycles begin with the program;
 * - so do the growing waits while the API server is away: 108 s is the longest that this outage can meet.
 */
const SHIFT_MS = 120_000;

const steps = [...HEALTHY, ...TROUBLED];
const TIMEOUT_MS = 120_000;

const play = async (restarts: Restart[]): Promise<Fact[]> =>
  factsOf(await playHour({ scenario: labScenario, prepare: prepareLab, steps, restarts }));

let undisturbed: Fact[];

beforeAll(async () => {
  // How the retries of the outage are spread.
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  undisturbed = await play([]);
}, TIMEOUT_MS);
afterAll(() => vi.restoreAllMocks());

const names = (facts: Fact[]) => facts.map(({ what }) => what);

/** Facts that came at another time than in the hour without a restart. */
function shifted(facts: Fact[], by: number): string[] {
  return facts.flatMap(({ what, at }, index) => {
    const shift = at - (undisturbed[index]?.at ?? 0);
    return Math.abs(shift) > by ? [`${what}: ${Math.round(shift / 1000)} s`] : [];
  });
}

describe('Dogwatch restarted once in that hour', () => {
  const random = createRandom(7);
  const moments = Array.from({ length: 12 }, (_, index): Restart => {
    // One in every five minutes.
    const at = Math.round(random.between(index * 300_000, (index + 1) * 300_000));
    return { at, how: index % 2 === 0 ? 'closed' : 'killed' };
  });

  test.for(moments)(
    '$how at $at ms: the same incidents and notifications',
    { timeout: TIMEOUT_MS },
    async (moment) => {
      const facts = await play([moment]);
      expect(names(facts)).toEqual(names(undisturbed));
      expect(shifted(facts, SHIFT_MS)).toEqual([]);
    },
  );
});

/** Each of them may put off what the one before put off. */
describe('Dogwatch restarted all the time in that hour', () => {
  const atEachStep = (how: Restart['how'], after: number) =>
    steps.map(({ at }): Restart => ({ at: millisecondsOf(at) + after, how }));

  test.for<[string, Restart[]]>([
    ['closed as each step happens, before anybody saw it', atEachStep('closed', 0)],
    ['killed as each step happens, before anybody saw it', atEachStep('killed', 0)],
    [
      'killed a second after each step, when what it brought is known but not told',
      atEachStep('killed', 1_000),
    ],
  ])('%s: the same incidents and notifications', { timeout: TIMEOUT_MS }, async ([, restarts]) => {
    const facts = await play(restarts);
    expect(names(facts)).toEqual(names(undisturbed));
    expect(shifted(facts, 2 * SHIFT_MS)).toEqual([]);
  });
});
