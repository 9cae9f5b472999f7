import { faultMatrix } from '../support/faults/fault-matrix.ts';
import { NEXT } from '../support/faults/next-story.ts';

faultMatrix(NEXT, 2);
