// The time that offers go by.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Clock } from '../../web/engine/clock.js';

/** When the device, by its own clock, has opened the page. */
const kDevice = 1_700_000_000_000;
const kServer = kDevice + 5_000_000;

/** A clock on a page whose age and whose device's clock the test turns. */
function clockOn(context) {
  const page = { age: 0, device: kDevice };
  context.mock.method(performance, 'now', () => page.age);
  context.mock.method(Date, 'now', () => page.device + page.age);
  return { page, clock: new Clock() };
}

describe('the clock', () => {
  it('is the device\'s until the page gives the time of the server', (context) => {
    const { page, clock } = clockOn(context);
    assert.equal(clock.now(), kDevice);
    clock.hear(undefined);
    clock.hear(NaN);
    clock.hear('2029');
    page.device -= 1000;
    assert.equal(clock.now(), kDevice - 1000);
    clock.hear(kServer);
    assert.equal(clock.now(), kServer);
    page.age = 1500;
    assert.equal(clock.now(), kServer + 1500);
  });

  it('may be the server\'s that is behind the device\'s', (context) => {
    const { clock } = clockOn(context);
    clock.now();
    clock.hear(kDevice - 1_000_000);
    assert.equal(clock.now(), kDevice - 1_000_000);
  });

  it('never goes backwards: a time that was given a while ago is not now', (context) => {
    const { page, clock } = clockOn(context);
    clock.hear(kServer);
    page.age = 1500;
    clock.hear(kServer);
    assert.equal(clock.now(), kServer + 1500);
    clock.hear(kServer + 3000);
    assert.equal(clock.now(), kServer + 3000);
    clock.hear(kServer);
    assert.equal(clock.now(), kServer + 3000);
  });

  it('goes on though the device\'s clock is set back, and while the device sleeps', (context) => {
    const { page, clock } = clockOn(context);
    clock.hear(kServer);
    page.device -= 9_000_000;
    page.age = 1000;
    assert.equal(clock.now(), kServer + 1000);
    page.device = kDevice + 60_000;
    assert.equal(clock.now(), kServer + 61_000);
    clock.hear(kServer + 61_500);
    assert.equal(clock.now(), kServer + 61_500, 'the sleep counts once');
    page.device = kDevice;
    assert.equal(clock.now(), kServer + 61_500);
  });
});
