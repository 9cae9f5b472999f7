import { EVERY_FAULT } from '../support/amounts.ts';
import { faultMatrix } from '../support/faults/fault-matrix.ts';
import { STORIES } from '../support/faults/fault-stories.ts';

faultMatrix(STORIES.elsewhere, 2);
// What was agreed before takes a run to set up, at each request again.
if (EVERY_FAULT) faultMatrix(STORIES.later, 0);
