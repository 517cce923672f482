import {
  type ConfigurationOptions,
  Observable,
  type ObservableMiddleware,
  type RequestContext,
} from '@kubernetes/client-node';
import type { Terms } from './contest.ts';

/** client-node asks for compressed answers and has no setting for it. */
export function requestOptions({ gzip }: Terms): ConfigurationOptions {
  const encoding: ObservableMiddleware = {
    pre(context: RequestContext) {
      context.setHeaderParam('accept-encoding', gzip ? 'gzip' : 'identity');
      return new Observable(Promise.resolve(context));
    },
    post: (context) => new Observable(Promise.resolve(context)),
  };
  return { middleware: [encoding], middlewareMergeStrategy: 'append' };
}
