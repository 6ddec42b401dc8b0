import type { Activity } from '../../wfm/activities/schema.ts';
import type { ExceptionType } from '../../wfm/exception-types/schema.ts';
import type { TimeOffType } from '../../wfm/time-off-types/schema.ts';
import type { ActivityCode, ActivityCodeContainer } from '../models/activity-code.ts';
import type { ActivityCategory } from '../models/formats.ts';
import { cloudId, type CloudIdKind } from '../parts/cloud-id.ts';
import { unitUri } from '../parts/cloud-paths.ts';
import { builtInCodes, categoryOfActivity, categoryOfException, wordFor } from '../parts/dictionary.ts';
import { metadataOf, versionOfContent } from '../parts/entity-version.ts';

/** What the activity codes of a management unit are in WFM; all of its site. */
export interface CodeSources {
  readonly activities: readonly Activity[];
  readonly exceptionTypes: readonly ExceptionType[];
  readonly timeOffTypes: readonly TimeOffType[];
}

/** Activity codes by their ids, all with the version of the whole list. */
export type ActivityCodes = ReadonlyMap<string, ActivityCode>;

type Draft = Omit<ActivityCode, 'metadata' | 'selfUri'> & { readonly id: string };

interface Named {
  readonly id: number;
  readonly name: string | null;
}

function draftOf(kind: CloudIdKind, { id, name }: Named, category: ActivityCategory | undefined): Draft {
  return {
    id: cloudId(kind, id),
    ...(name === null ? {} : { name }),
    isActive: true,
    isDefault: false,
    ...(category === undefined ? {} : { category }),
  };
}

function drafts({ activities, exceptionTypes, timeOffTypes }: CodeSources): readonly Draft[] {
  return [
    ...builtInCodes.map(({ id, category }) => ({ id, name: '', isActive: true, isDefault: true, category })),
    ...activities.map((activity) => ({
      ...draftOf('code-of-activity', activity, wordFor(activity.kind, categoryOfActivity)),
      isActive: activity.active,
    })),
    ...exceptionTypes.map((type) => ({
      ...draftOf('code-of-exception-type', type, wordFor(type.usage, categoryOfException)),
      countsAsPaidTime: type.paid,
    })),
    ...timeOffTypes.map((type) => ({
      ...draftOf('code-of-time-off-type', type, 'TimeOff'),
      countsAsPaidTime: type.paid,
    })),
  ];
}

function versionsOf({ activities, exceptionTypes, timeOffTypes }: CodeSources): readonly string[] {
  return [activities, exceptionTypes, timeOffTypes]
    .flatMap((list, kind) => list.map(({ id, version }) => `${kind} ${id} ${version}`))
    .sort();
}

/** The version of the whole list: it changes with each type of the site. */
function versionOfCodes(sources: CodeSources): number {
  return versionOfContent(versionsOf(sources));
}

/** The codes of a management unit: built-in ones first, then activities, exception types and time-off types. */
export function toActivityCodes(unitId: string, sources: CodeSources): ActivityCodes {
  const metadata = metadataOf(versionOfCodes(sources));
  return new Map(
    drafts(sources).map((draft) => {
      const selfUri = `${unitUri(unitId)}/activitycodes/${draft.id}`;
      return [draft.id, { ...draft, metadata, selfUri }] as const;
    }),
  );
}

/** The codes as the list of a management unit; they keep their order. */
export function toCodeContainer(unitId: string, sources: CodeSources): ActivityCodeContainer {
  return {
    activityCodes: Object.fromEntries(toActivityCodes(unitId, sources)),
    metadata: metadataOf(versionOfCodes(sources)),
  };
}
