/**
 * @typedef {object} Request one request of a page, as the DevTools protocol tells of it
 * @property {string} url
 * @property {number} start milliseconds of the page's own clock
 * @property {number} headers when its answer's headers were there
 * @property {number} end
 * @property {number} bytes moved, with headers; 0 from a cache
 * @property {number} body of these the body's, as compressed
 * @property {boolean} cached answered without the network
 * @property {boolean} failed
 */

/**
 * Follows the requests of a page, the preflights of CORS among them.
 * @param {import('playwright-core').CDPSession} cdp with nothing opened yet
 * @returns {(timeOrigin: number) => Request[]} those that have ended by now
 */
export function watchRequests(cdp) {
  /** @type {Map<string, any>} */
  const all = new Map();
  const note = (event, take) => {
    cdp.on(event, (said) => {
      const request = all.get(said.requestId);
      if (request) take(request, said);
    });
  };
  cdp.on('Network.requestWillBeSent', ({ requestId, request, timestamp, wallTime, initiator }) => {
    if (!/^https?:/.test(request.url)) return;
    const asksFor = initiator.type === 'preflight' ? initiator.requestId : undefined;
    all.set(requestId, { url: request.url, start: timestamp, wallTime, cached: false, asksFor });
  });
  note('Network.requestServedFromCache', (request) => (request.cached = true));
  note('Network.responseReceived', (request, { timestamp, response }) => {
    request.headers = timestamp;
    request.headerBytes = response.encodedDataLength;
    request.cached ||= response.fromDiskCache || response.fromPrefetchCache === true;
  });
  note('Network.loadingFinished', (request, { timestamp, encodedDataLength }) => {
    Object.assign(request, { end: timestamp, bytes: encodedDataLength });
  });
  note('Network.loadingFailed', (request, { timestamp }) => {
    Object.assign(request, { end: timestamp, bytes: 0, failed: true });
  });
  return (timeOrigin) => {
    const ended = [...all.values()].filter(({ end }) => end !== undefined);
    if (ended.length === 0) return [];
    // What a preflight asks leave for is sent only after, though begun before.
    for (const { asksFor, end } of ended) if (asksFor) all.get(asksFor).start = end;
    const [page] = ended;
    const zero = page.start - (page.wallTime - timeOrigin / 1000);
    const ms = (/** @type {number} */ seconds) => (seconds - zero) * 1000;
    return ended.map(({ url, start, headers, end, bytes, headerBytes, cached, failed }) => ({
      ...{ url, start: ms(start), headers: ms(headers ?? end), end: ms(end) },
      ...{ cached, failed: failed === true },
      bytes: cached ? 0 : bytes,
      body: cached ? 0 : Math.max(0, bytes - (headerBytes ?? bytes)),
    }));
  };
}

/**
 * The longest chain of requests of which each starts only after the answer to the one before ended.
 * @param {Request[]} requests
 * Only what needs the network and ends in a span of time counts: not what came before, nor what
 * was not waited for.
 * @param {number} since
 * @param {number} until
 */
export function sequentialRoundTrips(requests, since, until) {
  const counted = requests
    .filter(({ cached, end }) => !cached && end > since && end <= until)
    .sort((a, b) => a.start - b.start);
  /** @type {number[]} */
  const depths = [];
  for (const { start } of counted) {
    const before = depths.filter((_, k) => counted[k].end <= start);
    depths.push(1 + Math.max(0, ...before));
  }
  return Math.max(0, ...depths);
}
