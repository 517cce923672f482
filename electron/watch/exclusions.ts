import type { Settings } from '../../shared/settings.ts';
import { labelsOf, type ObjectView } from '../detect/object-view.ts';
import { inScope, isLeftOut, labelSelector } from '../detect/scope.ts';
import type { ClusterView } from './cluster-view.ts';
import type { Marks } from './marks.ts';
import type { Owners } from './owners.ts';
import type { TrackedTrouble } from './troubles.ts';
import type { WatchedKind } from './watched-kinds.ts';

/** What filters and opt-outs make none of our business: excluded means excluded everywhere. */
export interface Exclusions {
  covers(view: ObjectView): boolean;
  /** As `covers`, for a trouble whose object may no longer be there; also where its type is switched off. */
  coversTrouble(trouble: TrackedTrouble): boolean;
}

export interface ExclusionsDeps {
  settings: () => Settings;
  cluster: ClusterView;
  owners: Owners;
  marks: Marks;
}

export function createExclusions({ settings, cluster, owners, marks }: ExclusionsDeps): Exclusions {
  function coversNamespace(namespace: string): boolean {
    const { namespaces, systemNamespaces } = settings().watch;
    return (
      !inScope(namespace, namespaces) || isLeftOut(namespace, systemNamespaces) || marks.isOptedOut(namespace)
    );
  }

  function covers(view: ObjectView): boolean {
    return (
      view.ignored || view.unselected === true || coversNamespace(view.namespace) || owners.areOptedOut(view)
    );
  }

  return {
    covers,
    coversTrouble({ type, subject, owner }) {
      if (settings().detect.off.includes(type) || coversNamespace(subject.namespace)) return true;
      const view = cluster.get(subject.kind, subject.uid);
      return view === undefined ? cluster.get(owner.kind, owner.uid)?.ignored === true : covers(view);
    },
  };
}

/** The object's view, marked where the setting `labelSelector` leaves it out. */
export function selectedView(
  kind: WatchedKind,
  raw: unknown,
  { watch }: Pick<Settings, 'watch'>,
): ObjectView | null {
  const view = kind.view(raw);
  const isFiltered = watch.labelSelector !== '' && kind.resource.namespaced && kind.types.length > 0;
  if (view === null || !isFiltered || labelSelector(watch.labelSelector).selects(labelsOf(raw))) return view;
  return { ...view, unselected: true };
}
