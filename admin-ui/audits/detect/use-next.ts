import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../providers/http.js';
import { auditsKey } from '../audits.js';

/** What is given next of an audit: asked for at once, and again by `ask`; `given` is null until it comes. */
export function useNext<Given>(path: string, audit: string) {
  const client = useQueryClient();
  const [given, setGiven] = useState<Given | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const ask = async () => {
    // What is typed meanwhile must not reach the one that is over.
    setGiven(null);
    try {
      setGiven((await call<Given>(path, { method: 'POST', body: { audit } })).body);
      void client.invalidateQueries({ queryKey: auditsKey });
      setRefused(null);
    } catch (error) {
      setRefused(error);
    }
  };
  useEffect(() => void ask(), [audit]);
  return { given, refused, ask: () => void ask() };
}
