/**
 * @template Loaded
 * @param {(tries: number) => Promise<Loaded>} load gets how often it has failed
 * @returns {() => Promise<Loaded>} loads when it is first called; a failure is not remembered
 */
export function once(load) {
  /** @type {Promise<Loaded> | undefined} */
  let loading;
  let tries = 0;
  return () => {
    loading ??= load(tries++).catch((error) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
