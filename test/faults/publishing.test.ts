import { faultMatrix } from '../support/fault-matrix.ts';
import { STORIES } from '../support/fault-stories.ts';

faultMatrix(STORIES.publishing);
