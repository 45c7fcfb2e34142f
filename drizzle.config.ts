import { defineConfig } from 'drizzle-kit';

// `npx drizzle-kit generate --name <what changes>` writes the next migration; never edit one that was released.
export default defineConfig({
  dialect: 'postgresql',
  schema: './store/schema/*.ts',
  out: './store/migrations',
});
