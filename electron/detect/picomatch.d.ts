/** picomatch ships no types; this is the part of its API that scope.ts uses. */
declare module 'picomatch' {
  export default function picomatch(
    globs: readonly string[],
    options?: { dot?: boolean },
  ): (text: string) => boolean;
}
