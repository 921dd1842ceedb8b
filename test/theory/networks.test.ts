import { judgeFamily } from './judge.ts';
import { NETWORKS } from './models/networks.ts';

judgeFamily(NETWORKS);
