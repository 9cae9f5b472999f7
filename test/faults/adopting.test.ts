import { faultMatrix } from '../support/fault-matrix.ts';
import { STORIES } from './stories.ts';

faultMatrix(STORIES.adopting, 38);
