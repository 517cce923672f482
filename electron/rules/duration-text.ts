const UNITS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** Seconds in "90s", "10m", "1h30m", "2d". @throws Error with one clause. */
export function parseDuration(text: string): number {
  const parts = [...text.matchAll(/(\d{1,9})\s*([smhd])/g)];
  const whole = /^(\s*\d{1,9}\s*[smhd])+\s*$/.test(text.slice(0, 100)) && text.length <= 100;
  if (!whole) throw new Error(`"${text.slice(0, 100)}" is no duration: write it like 90s, 10m, 1h30m or 2d`);
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit as keyof typeof UNITS], 0);
}
