import {
  describeCommand,
  eventsCommand,
  type KubectlObject,
  logsCommand,
  type Shell,
  yamlCommand,
} from '../../../shared/kubectl.ts';
import type { LogChoice } from './use-log-choice.ts';

export const VIEWS = ['summary', 'logs', 'events', 'yaml'] as const;
export type View = (typeof VIEWS)[number];

/** Lines that a terminal holds. */
const LINES = 1_000;

/** The kubectl command that shows in a terminal what a tab shows here; null where there is nothing to show. */
export function viewCommand(
  view: View,
  object: KubectlObject,
  { container, previous }: Pick<LogChoice, 'container' | 'previous'>,
  shell: Shell,
): string | null {
  switch (view) {
    case 'summary':
      return describeCommand(object, shell);
    case 'logs':
      return container === null ? null : logsCommand(object, { container, previous, lines: LINES }, shell);
    case 'events':
      return eventsCommand(object, shell);
    case 'yaml':
      return yamlCommand(object, shell);
  }
}
