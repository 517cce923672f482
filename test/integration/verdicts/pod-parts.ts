import {
  backingOff,
  type ContainerParts,
  oomKilled,
  terminated,
  waiting,
} from '../../support/container-states.ts';
import { type PodParts, pod } from '../../support/kube-objects.ts';
import { replicaSet } from './cluster-state.ts';

export const looping: ContainerParts = { state: backingOff(), lastState: terminated(), restartCount: 9 };
export const oomLooping: ContainerParts = { ...looping, lastState: oomKilled({ ended: 60 }) };

export const one = (app: ContainerParts, parts: PodParts = {}) =>
  pod({ name: 'web-1', ...parts, containers: [app] });

/** A pod of the Deployment web with this one container. */
export const ofWeb = (app: ContainerParts, parts: PodParts = {}) => [replicaSet(), one(app, parts)];
export const initialising = {
  phase: 'Pending',
  ready: false,
  containers: [{ state: waiting('PodInitializing') }],
};
export const young = (age: number, state: object) =>
  ofWeb({ state: { ...state } }, { age, phase: 'Pending', ready: false });

export const CRASH = ['critical crash_loop Deployment shop/web: web-1/app'];
export const OOM = ['critical oom_killed Deployment shop/web: web-1/app'];
export const CONFIG = ['critical container_config_error Deployment shop/web: web-1/app'];
export const PULL = ['warning image_pull_failed Deployment shop/web: web-1/app'];
export const UNSCHEDULABLE = ['warning pod_unschedulable Deployment shop/web: web-1'];
