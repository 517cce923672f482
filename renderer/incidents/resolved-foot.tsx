import { Button } from '@mantine/core';
import { useStore, useView } from '../frame/store.ts';
import css from './resolved-foot.module.css';

/** The way to older resolved incidents, and how many there are. */
export function ResolvedFoot({ held }: { held: number }) {
  const store = useStore();
  const resolved = useView((view) => view.resolved);
  if (resolved.total <= held && resolved.error === null) return null;
  return (
    <div className={css.foot}>
      <span role={resolved.error === null ? undefined : 'alert'}>
        {resolved.error ?? `${held.toLocaleString()} of ${resolved.total.toLocaleString()}`}
      </span>
      <Button loading={resolved.status === 'loading'} onClick={store.readOlder}>
        {resolved.error === null ? 'Show older' : 'Try again'}
      </Button>
    </div>
  );
}
