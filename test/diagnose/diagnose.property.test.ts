import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../electron/diagnose/case.ts';
import { diagnose } from '../../electron/diagnose/diagnose.ts';
import { DIAGNOSIS_LIMITS, diagnosisSchema } from '../../shared/diagnosis.ts';
import { caseOf, crashing, event, logOf, POD } from './support/cases.ts';

/** Any JSON, with the names that API objects have among its keys. */
const KEYS = [
  'metadata',
  'name',
  'namespace',
  'uid',
  'spec',
  'status',
  'state',
  'lastState',
  'waiting',
  'running',
  'terminated',
  'reason',
  'message',
  'exitCode',
  'containers',
  'containerStatuses',
  'initContainerStatuses',
  'conditions',
  'type',
  'env',
  'image',
  'resources',
  'limits',
  'volumes',
  'involvedObject',
  'series',
  'count',
  'template',
  'ownerReferences',
];
const WORDS = [
  'Pod',
  POD,
  'web',
  'app',
  'Always',
  'True',
  'False',
  'OOMKilled',
  'CrashLoopBackOff',
  'ErrImagePull',
  'Failed',
  'Evicted',
  'Ready',
  'FailedMount',
  'FailedScheduling',
  '2026-06-01T11:59:00Z',
];

const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 6, depthSize: 'small' },
    fc.constantFrom(null, undefined, true, 0, -1, 137, Number.NaN, ...WORDS),
    fc.string(),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('json'), { maxKeys: 8 }),
  ),
}));

const anyCase = fc.record(
  Object.fromEntries(
    Object.keys(caseOf())
      .filter((key) => key !== 'target')
      .map((key) => [key, json]),
  ),
);
const target = caseOf().target;

describe('whatever the objects are', () => {
  it('it answers within the limits and never throws', () => {
    fc.assert(
      fc.property(anyCase, (parts) => {
        const diagnosis = diagnose({ ...parts, target, context: 'prod' } as unknown as Case);
        diagnosisSchema.parse(diagnosis);
        const total = diagnosis.evidence.reduce(
          (sum, { source, text }) => sum + source.length + text.length,
          0,
        );
        expect(total).toBeLessThanOrEqual(DIAGNOSIS_LIMITS.evidenceTotal);
      }),
      { numRuns: 300 },
    );
  });

  it('any field of a real case may be of another type', () => {
    const real = crashing('FATAL cannot reach db:5432: connection refused', {
      more: { events: [event('BackOff', 'Back-off restarting')] },
    });
    const paths = pathsOf(real).filter(([first]) => first !== 'context');
    fc.assert(
      fc.property(fc.constantFrom(...paths), json, (path, value) => {
        const changed = structuredClone(real) as unknown as Record<string, unknown>;
        const parent = path
          .slice(0, -1)
          .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, changed);
        parent[path.at(-1) ?? ''] = value;
        diagnosisSchema.parse(diagnose({ ...changed, target } as unknown as Case));
      }),
      { numRuns: 300 },
    );
  });

  it('any log is read in time, and nothing unseen comes out', () => {
    const pieces = [
      '\u001b[31m',
      '\u202e',
      '\u0000',
      '"',
      '{',
      ': ',
      'a'.repeat(500),
      'ERROR ',
      'KeyError: ',
      'open /',
      'lookup ',
      'panic: ',
      '\n',
      '\r',
      'Caused by: ',
      'ECONNREFUSED ',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 200 }), (text) => {
        const { rootCause, evidence } = diagnose(crashing(text.join('')));
        expect(`${rootCause}${evidence.map((one) => one.text).join('')}`).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
      { numRuns: 100 },
    );
  });

  it.each(['a', ' ', '"', '/', '{"a":', 'A_', 'lookup a.', 'failed to ', '::1:', 'not found ', 'Error: '])(
    'lines of 100 kB of %j do not stop the loop',
    (piece) => {
      const line = piece.repeat(Math.ceil(100_000 / piece.length));
      const before = performance.now();
      diagnose(
        caseOf({
          ...crashing(''),
          logs: [logOf(Array(10).fill(line)), logOf(Array(10).fill(line), { previous: false })],
        }),
      );
      expect(performance.now() - before).toBeLessThan(2_000);
    },
  );
});

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null)
    return path.length > 0 && path[0] !== 'target' ? [path] : [];
  const below = Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]));
  return path.length === 0 || path[0] === 'target' ? below : [path, ...below];
}
