/**
 * Users, groups, roles and keys. `users`, `sessions`, `accounts` and `verifications` are better-auth's tables
 * (its models `user`, `session`, `account`, `verification`; property names are the ones that its Drizzle adapter wants);
 * a user's `name` is our unique name (`anna`), which definitions and task shapes use.
 */
import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, primaryKey, text, timestamp, unique } from 'drizzle-orm/pg-core';
import type { Title } from '../../engine/definition.js';
import { instant } from './columns.js';

const date = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
const emptyList = sql`'{}'::text[]`;

export const users = pgTable('users', {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  email: text().notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text(),
  createdAt: date('created_at').notNull().defaultNow(),
  updatedAt: date('updated_at').notNull().defaultNow(),
  displayName: text('display_name'),
  skills: text().array().notNull().default(emptyList),
  languages: text().array().notNull().default(emptyList),
  active: boolean().notNull().default(true),
  /** Whether notices also come by mail. */
  noticeMails: boolean('notice_mails').notNull().default(true),
});

export const sessions = pgTable(
  'sessions',
  {
    id: text().primaryKey(),
    expiresAt: date('expires_at').notNull(),
    token: text().notNull().unique(),
    createdAt: date('created_at').notNull().defaultNow(),
    updatedAt: date('updated_at').notNull().defaultNow(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (t) => [index('sessions_user').on(t.userId)],
);

export const accounts = pgTable(
  'accounts',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: date('access_token_expires_at'),
    refreshTokenExpiresAt: date('refresh_token_expires_at'),
    scope: text(),
    password: text(),
    createdAt: date('created_at').notNull().defaultNow(),
    updatedAt: date('updated_at').notNull().defaultNow(),
  },
  (t) => [index('accounts_user').on(t.userId)],
);

export const verifications = pgTable(
  'verifications',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: date('expires_at').notNull(),
    createdAt: date('created_at').notNull().defaultNow(),
    updatedAt: date('updated_at').notNull().defaultNow(),
  },
  (t) => [index('verifications_identifier').on(t.identifier)],
);

export const groups = pgTable('groups', {
  name: text().primaryKey(),
  title: jsonb().$type<Title>().notNull(),
});

export const groupMembers = pgTable(
  'group_members',
  {
    group: text()
      .notNull()
      .references(() => groups.name, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.group, t.userId] }), index('group_members_user').on(t.userId)],
);

export const roles = pgTable('roles', { name: text().primaryKey(), title: text().notNull() });

export const roleRights = pgTable(
  'role_rights',
  {
    role: text()
      .notNull()
      .references(() => roles.name, { onDelete: 'cascade' }),
    right: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.role, t.right] })],
);

export const groupRoles = pgTable(
  'group_roles',
  {
    group: text()
      .notNull()
      .references(() => groups.name, { onDelete: 'cascade' }),
    role: text()
      .notNull()
      .references(() => roles.name, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.group, t.role] })],
);

/** Keys for programs: only the hash is kept. A key acts with the groups, and so the rights, that it was given. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    hash: text().notNull(),
    groups: text().array().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [unique('api_keys_name').on(t.name), unique('api_keys_hash').on(t.hash)],
);
