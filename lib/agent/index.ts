import { analyzeDockerfile } from './analyze-dockerfile';
import { compareImages } from './compare-images';
import { explainRule } from './explain-rule';
import { findBaseImages } from './find-base-images';
import { resolveReference } from './resolve-reference';
import { rewriteDockerfile } from './rewrite-dockerfile';
import type { Tool } from './tool';

/** Every tool an agent is offered. */
export const tools: readonly Tool[] = [
  analyzeDockerfile,
  rewriteDockerfile,
  findBaseImages,
  compareImages,
  explainRule,
  resolveReference,
];
