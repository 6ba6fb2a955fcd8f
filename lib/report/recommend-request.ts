import { z } from 'zod';
import { Verdict } from './report';
import { AnalyzeRequest } from './request';

/** How many recommendations one answer holds at most, and where nothing is said. */
export const mostRecommendations = 200;
export const usualRecommendations = 50;

/** What may be asked of the whole list of recommendations: as an analysis, and which part of the list. */
export const RecommendRequest = AnalyzeRequest.extend({
  verdict: Verdict.optional(),
  family: z.string().min(1).max(128).optional(),
  offset: z.int().min(0).optional(),
  limit: z.int().min(1).max(mostRecommendations).optional(),
});
export type RecommendRequest = z.infer<typeof RecommendRequest>;
