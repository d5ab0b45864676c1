import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setInterval, setTimeout } from 'node:timers';

import { kRoot } from '../wasm/models.mjs';

/** What measures in C++; each of its commands prints one JSON object. */
export const kBench = join(kRoot, 'build/goeswith_bench');

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {string[]} args
 * @param {number} [mostSeconds] after which it is stopped
 * @returns {Promise<{ seconds: number, peakMb: number, output: string }>} wall time with start-up;
 *   the largest resident set, which Linux keeps and is asked for every 5 ms; standard output
 */
export async function measure(program, args, mostSeconds = Infinity) {
  const started = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let peakKb = 0;
  const look = setInterval(() => {
    peakKb = Math.max(peakKb, peakOf(child.pid));
  }, 5);
  let output = '';
  let errors = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (errors += data));
  const timeLimit =
    mostSeconds < Infinity && setTimeout(() => child.kill('SIGKILL'), 1000 * mostSeconds);
  const status = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
  const seconds = (performance.now() - started) / 1000;
  clearInterval(look);
  if (timeLimit) clearTimeout(timeLimit);
  if (seconds >= mostSeconds) throw new Error(`not done in ${mostSeconds} s`);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}\n${errors}`);
  return { seconds, peakMb: (peakKb * 1024) / 1e6, output };
}

/** @param {number | undefined} pid */
function peakOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/status`, 'latin1').match(/VmHWM:\s+(\d+)/)?.[1] ?? 0);
  } catch {
    return 0; // it has ended
  }
}

/** @param {number[]} numbers */
export function quantiles(numbers) {
  const sorted = Float64Array.from(numbers).sort();
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { min: sorted[0], p50: at(0.5), p99: at(0.99), max: sorted[sorted.length - 1] };
}
