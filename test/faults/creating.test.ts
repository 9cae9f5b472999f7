import { faultMatrix } from '../support/faults/fault-matrix.ts';
import { STORIES } from '../support/faults/fault-stories.ts';

faultMatrix(STORIES.creating, 1);
