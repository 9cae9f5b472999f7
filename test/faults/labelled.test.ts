import { faultMatrix } from '../support/fault-matrix.ts';
import { STORIES } from './stories.ts';

faultMatrix(STORIES.labelled, 38);
