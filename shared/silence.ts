import type { Incident } from './incident.ts';
import type { When } from './rules.ts';

/** For a time nobody is told of the incidents it is about; they are recorded and shown all the same. */
export interface Silence {
  id: string;
  /** As a rule's `when`. */
  when: When;
  comment: string;
  /** RFC 3339. It runs from `start` to just before `end`. */
  start: string;
  end: string;
  createdAt: string;
}

/** A silence as the window shows it. */
export interface SilenceView extends Silence {
  state: 'pending' | 'active' | 'expired';
  /** Unresolved incidents that it keeps quiet, newest first; the first of them by name. */
  silencing: { count: number; first: Incident[] };
}
