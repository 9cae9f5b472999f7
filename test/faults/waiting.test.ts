import { EVERY_FAULT } from '../support/amounts.ts';
import { faultMatrix } from '../support/faults/fault-matrix.ts';
import { STORIES } from '../support/faults/fault-stories.ts';

faultMatrix(STORIES.opening, 0);
// What was merged before takes several runs to set up, at each request again.
if (EVERY_FAULT) faultMatrix(STORIES.waiting, 0);
