import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './http.js';

const mostTries = 3;

/** What is asked of the API is kept for the page; a refusal is final, a server that is away is asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (tries, error) =>
        tries < mostTries && error instanceof ApiError && (error.status === 0 || error.status >= 502),
    },
  },
});
