import { Button } from '@mantine/core';
import { Check, CircleSlash } from 'lucide-react';
import { useState } from 'react';
import type { ClusterPermissions } from '../../shared/permissions.ts';
import { counted, listed } from '../../shared/plain-text.ts';
import { useAction } from '../frame/use-action.ts';
import { useRequest } from '../frame/use-request.ts';
import { RelativeTime } from '../parts/relative-time.tsx';
import { Fold } from './fold.tsx';
import css from './permissions.module.css';

/** What this user may do of all that Dogwatch does; asked only when somebody wants to know. */
export function Permissions({ context }: { context: string }) {
  const [wanted, want] = useState(false);
  return (
    <Fold title="Permissions" toggled={(open) => open && want(true)}>
      {wanted && <Asked context={context} />}
    </Fold>
  );
}

function Asked({ context }: { context: string }) {
  const first = useRequest('cluster.permissions', { context, again: false });
  const action = useAction();
  const [newer, setNewer] = useState<ClusterPermissions | null>(null);
  const permissions = newer ?? first.value;
  const problem = action.error ?? (permissions === null ? first.error : null);

  async function again(): Promise<void> {
    const answer = await action.run('cluster.permissions', { context, again: true });
    if (answer !== null) setNewer(answer);
  }

  return (
    <>
      {permissions && <Found permissions={permissions} />}
      {!permissions && problem === null && <p className={css.soft}>Asking the API server…</p>}
      {problem !== null && (
        <p className={css.error} role="alert">
          {problem}
        </p>
      )}
      <div className={css.foot}>
        <Button loading={action.busy} disabled={first.loading} onClick={() => void again()}>
          Ask again
        </Button>
        {permissions && (
          <span className={css.soft}>
            asked <RelativeTime iso={permissions.checkedAt} />
            {permissions.namespaces && ` for ${listed(permissions.namespaces)} only`}
          </span>
        )}
      </div>
    </>
  );
}

function Found({ permissions: { found } }: { permissions: ClusterPermissions }) {
  const missing = found.filter((one) => one.missing.length > 0);
  return (
    <>
      <p>
        {missing.length === 0
          ? 'All that Dogwatch reads may be read.'
          : `${counted(missing.length, 'resource')} of ${found.length} may not be read as Dogwatch would: it goes on without.`}
      </p>
      <ul className={css.list}>
        {[...missing, ...found.filter((one) => one.missing.length === 0)].map((one) => {
          const Icon = one.missing.length === 0 ? Check : CircleSlash;
          return (
            <li key={one.resource} className={css.row} data-missing={one.missing.length > 0 || undefined}>
              <Icon className={css.mark} size={13} strokeWidth={2.4} aria-hidden />
              <span className={css.resource}>{one.resource}</span>
              <span className={css.verdict}>
                {one.missing.length === 0 ? one.verbs.join(', ') : `may not ${one.missing.join(', ')}`}
              </span>
              <span className={css.purpose}>{one.purpose}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
