import type { Finding, Look, Trouble, Verdict } from '../../electron/detect/finding.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import { NOW } from '../support/kube-metadata.ts';

export const settings: Settings['detect'] = defaultSettings().detect;

/** A look at NOW with default settings, as a one-shot check has it. */
export function lookAt(parts: Partial<Look> = {}): Look {
  return { now: NOW, settings, firstSight: null, ...parts };
}

/** Findings in short: "crash_loop app", "node_not_ready (info)"; critical ones without their severity. */
export function inWords({ findings }: Verdict): string[] {
  return findings.map(({ type, container, severity }) =>
    [type, container, severity === 'critical' ? null : `(${severity})`]
      .filter((word) => word !== null)
      .join(' '),
  );
}

/** The one finding of a verdict. */
export function only({ findings }: Verdict): Finding {
  const [finding] = findings;
  if (finding === undefined || findings.length > 1)
    throw new Error(`expected one finding, got ${findings.length}`);
  return finding;
}

/** The view; the object was expected to have one. */
export function viewed<V>(view: V | null): V {
  if (view === null) throw new Error('the object has no view');
  return view;
}

/** A reported trouble whose condition has been false for that many seconds; null: it still fails. */
export function trouble(
  parts: Partial<Trouble> & Pick<Trouble, 'type'>,
  clearedFor: number | null = 30,
): Trouble {
  return {
    container: null,
    metadata: {},
    clearedAt: clearedFor === null ? null : NOW - clearedFor * 1000,
    ...parts,
  };
}
