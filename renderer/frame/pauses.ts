/** For how long watching can be paused; null minutes: until it is resumed. */
export const PAUSES = [
  { label: '15 minutes', minutes: 15 },
  { label: '1 hour', minutes: 60 },
  { label: 'Until I resume', minutes: null },
] as const;
