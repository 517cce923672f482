/** Hours and minutes as the person writes them. */
export const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const clockAndDay = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  hour: 'numeric',
  minute: '2-digit',
});
const DAY = 86_400_000;

/** A clock time, with its day when it is not within a day of now. */
export function momentInWords(iso: string, now: number): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return iso;
  return (Math.abs(at - now) < DAY ? clock : clockAndDay).format(at);
}
