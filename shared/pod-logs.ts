/** Lines of a log that are read, and shown, at most. */
export const MOST_LOG_LINES = 5_000;

/** A place in a log. */
export interface LogPlace {
  /** RFC 3339 in UTC with nanoseconds. */
  at: string;
  /** How many lines stamped with this very time were read. */
  lines: number;
}

/** The end of a log, or what was written to it since a place. */
export interface PodLogs {
  text: string;
  /** How far it was read, for the next `since`; null while nothing was written. */
  until: LogPlace | null;
  /** True when earlier lines were left out; after a place, when some between it and these were. */
  truncated: boolean;
}
