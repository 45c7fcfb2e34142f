/** The areas of the interface, in the order of the rail; a new one is a line here and a folder. Each is loaded when it is first opened. */
import Inbox from '@mui/icons-material/InboxOutlined';
import Campaign from '@mui/icons-material/CampaignOutlined';
import FactCheck from '@mui/icons-material/FactCheckOutlined';
import Build from '@mui/icons-material/BuildOutlined';
import SchemaOutlined from '@mui/icons-material/SchemaOutlined';
import PublishedWithChanges from '@mui/icons-material/PublishedWithChangesOutlined';
import Assessment from '@mui/icons-material/AssessmentOutlined';
import Search from '@mui/icons-material/Search';
import Cog from '@mui/icons-material/SettingsOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import Wallboard from '@mui/icons-material/SpaceDashboard';
import PhoneInTalk from '@mui/icons-material/PhoneInTalkOutlined';
import type { ComponentType } from 'react';
import type { Right } from '../domain/rights.js';

/** A part of the interface with pages of its own below `path`. */
export interface Area {
  /** Names its title: `frame.area.<name>`. */
  readonly name: string;
  readonly path: string;
  readonly icon: SvgIconComponent;
  /** Who may see it; null: whoever is signed in. */
  readonly right: Right | null;
  readonly page: () => Promise<{ readonly default: ComponentType }>;
  /** Whether it is shown without rail and bar, signed in all the same. */
  readonly bare?: true;
  /** Whether the rail leaves it out: something else leads there. */
  readonly hidden?: true;
}

export const areas: readonly Area[] = [
  {
    name: 'desk',
    path: '/desk',
    icon: Inbox,
    right: 'tasks.work',
    page: () => import('./desk/DeskPage.js'),
  },
  {
    name: 'campaigns',
    path: '/campaigns',
    icon: Campaign,
    right: 'campaigns.work',
    page: () => import('./campaigns/Campaigns.js'),
  },
  {
    name: 'audits',
    path: '/audits',
    icon: FactCheck,
    right: 'audits.read',
    page: () => import('./audits/Audits.js'),
  },
  {
    name: 'detections',
    path: '/detections',
    icon: PhoneInTalk,
    right: 'audits.detect',
    page: () => import('./audits/detect/Detections.js'),
  },
  {
    name: 'wallboard',
    path: '/wallboard',
    icon: Wallboard,
    right: 'queues.read',
    page: () => import('./wallboard/Wallboard.js'),
    bare: true,
  },
  {
    name: 'reports',
    path: '/reports',
    icon: Assessment,
    right: 'measures.read',
    page: () => import('./reports/Reports.js'),
  },
  {
    name: 'studio',
    path: '/studio',
    icon: SchemaOutlined,
    right: 'definitions.read',
    page: () => import('./studio/StudioPage.js'),
  },
  {
    name: 'publish',
    path: '/studio/publish',
    icon: PublishedWithChanges,
    right: 'definitions.read',
    page: () => import('./studio/publish/PublishPage.js'),
  },
  {
    name: 'operations',
    path: '/operations',
    icon: Build,
    right: 'instances.read_all',
    page: () => import('./operations/Operations.js'),
  },
  {
    name: 'settings',
    path: '/settings',
    icon: Cog,
    right: 'users.read',
    page: () => import('./settings/Settings.js'),
  },
  {
    name: 'search',
    path: '/search',
    icon: Search,
    right: 'instances.read',
    page: () => import('./search/Search.js'),
    hidden: true,
  },
];
