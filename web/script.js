// What goeswith.js is: index.js, for a page that loads it as it is. Making the elements of the page
// what they are takes a slow phone as long as all before it, so it gets a task of its own. A page's
// own bundle, which index.js is for, may have to run where a module cannot wait.
import { define } from './widget/define.js';
import { nextTask } from './engine/tasks.js';

export { GoeswithError } from './engine/errors.js';

const task = nextTask();
// Where there is no other task to wait for, importers need not wait either.
if (task) await task;

export const GoesWith = define();
