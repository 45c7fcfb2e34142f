import { useQuery } from '@tanstack/react-query';
import type { Right } from '../../domain/rights.js';
import { me, type Me } from './me.js';

/** The person who is signed in; undefined until it is known. */
export function useMe(): Me | undefined {
  return useQuery({ queryKey: ['me'], queryFn: me, staleTime: 60_000 }).data;
}

/** Whether the person who is signed in has this right; false until it is known. */
export function useMay(right: Right): boolean {
  return useMe()?.rights.includes(right) ?? false;
}
