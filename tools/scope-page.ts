import { allEndpoints } from '../src/api/all-endpoints.ts';
import type { Endpoint } from '../src/api/endpoint.ts';
import { leftOut, personalFields, type PersonalKind } from '../src/api/view-fields.ts';
import { views } from '../src/identity/scope.ts';

/** How the scope of an endpoint reads in the table. */
function scopeText({ scope }: Endpoint): string {
  switch (scope.kind) {
    case 'open':
      return 'everyone';
    case 'rows':
      return 'what is in scope';
    case 'business-unit':
      return 'the business unit, as a whole';
    case 'site':
      return scope.teams === 'shown' ? 'the site, or what is of its teams' : 'the site, as a whole';
    case 'all-only':
      return scope.view === undefined ? 'scope `all` only' : 'scope `all` and view `full` only';
  }
}

function endpointRows(): readonly string[] {
  return allEndpoints.map(
    (endpoint) => `| \`${endpoint.method.toUpperCase()} ${endpoint.path}\` | ${scopeText(endpoint)} |`,
  );
}

function fieldRows(): readonly string[] {
  return (Object.keys(personalFields) as PersonalKind[]).map((kind) => {
    const members = personalFields[kind].map(({ member }) => `\`${member}\``).join(' ');
    const cells = views.map((view) => (leftOut[view].includes(kind) ? '–' : 'yes'));
    return `| ${kind} | ${members} | ${cells.join(' | ')} |`;
  });
}

const text = `# Scope and view

An API client has permissions (what it may do), a **scope** (of which part of the organisation) and a **view** (what it is shown of
people). All three hold on both faces and in every format. This page is printed by \`npm run generate\` from what the gate
enforces: \`src/api/endpoint-scope.ts\`, \`src/gate/scope/\`, \`src/api/view-fields.ts\`.

## Scope

A scope is \`all\`, or names business units, sites and teams; who is given nothing sees nothing. A business unit means all of its
sites, a site all of its teams. WFM's own rights of the upstream identity hold as well: the bridge narrows, and never widens.

- **What is outside is not there**: an object, a site of a path, an agent of a body is 404 in the words of one that does not
  exist; lists leave it out, and so do totals. A filter that names it finds nothing.
- **Nothing is written outside**: the site and every agent of a body must be in scope, and what is named by its id alone (a calendar
  item, a pending change) must have been read in scope by the same request, before anything is sent.
- **Agents of a team** are those who are in it now, with all of their history; who has left a team is no longer seen by
  who has that team alone. An agent without a site is seen with scope \`all\` only.
- **Some teams of a site**: the site itself, its activities, contracts, shifts, rules, types and scenarios can be read, since they are
  needed to read a schedule. Of agents, schedules, calendar items, time off, adherence and pending changes there is what is
  of these teams; time-off limits are those of these teams. Sums over the whole site (coverage, performance, its alerts, forecast,
  intraday) are refused with 403, as are new activity codes, which all of the site would get.
- **Business units** and their multi-site activities are seen by who has the business unit as a whole. Exception types, time-off
  types and scenarios are seen by each site that uses them, and name no other.
- **Time zones and skills** belong to nobody in particular: everyone with the permission sees all of them.
- **Users, security roles, the session, the list of services and raw calls** cannot be narrowed: 403 unless the scope is \`all\`.
- **\`mine\`** under \`/api/v2\` is the site that the client works for, and must be in scope, too.
- **A report** that was asked for is fetched in the scope of the moment in which it is fetched.

What a business unit and a team come to is asked of WFM at most every 30 seconds.

## View

| what | members | ${views.map((view) => `\`${view}\``).join(' | ')} |
|---|---|${views.map(() => '---|').join('')}
${fieldRows().join('\n')}

What a view leaves out is not in the answer at all: no member, no column and no header of it. Names, ids, schedules, paid times and
statuses are in all views. A view is about what is shown: who may write, writes every field, and is shown the outcome in its view.
Raw calls answer with whatever WFM has and need the view \`full\`. What WFM says of a change that it refuses may name people: other
views are told the numbers of its messages and of the objects, not their words, also when the answer is told again.

## Endpoints

| endpoint | whom it shows |
|---|---|
${endpointRows().join('\n')}
`;

/** `docs/scope-and-views.md`. */
export function scopePage(): string {
  return text;
}
