/** Something that Dogwatch asks the API server for, and whether this user may. */
export interface PermissionFound {
  /** As RBAC names it: "pods", "pods/log", "pods.metrics.k8s.io". */
  resource: string;
  /** What Dogwatch does with it: a clause, "to see Jobs that failed". */
  purpose: string;
  verbs: string[];
  /** Those of them that are refused: "list", or "list in shop" where only some namespaces are read. */
  missing: string[];
}

export interface ClusterPermissions {
  /** RFC 3339. */
  checkedAt: string;
  /** Asked in these namespaces, because the whole cluster may not be listed; null: in the whole cluster. */
  namespaces: string[] | null;
  found: PermissionFound[];
}
