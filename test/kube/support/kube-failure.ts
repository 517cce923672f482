import { KubeError } from '../../../electron/kube/kube-error.ts';

/** The KubeError a promise ends with; anything else fails the test. */
export async function failure(work: Promise<unknown>): Promise<KubeError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof KubeError) return error;
    throw error;
  }
  throw new Error('no error was thrown');
}
