import { checkBearer, gwsFailure, unauthorized } from './oauth/bearer.ts';
import type { JsonReply } from './oauth/token-endpoint.ts';
import type { Simulation } from './simulation.ts';
import { findPersonByLogin } from './world/people.ts';

export const userinfoPath = '/wfm/api/v3/system/userinfo';

export interface HtmlReply {
  readonly status: number;
  readonly html: string;
}

/** Who the bearer is in WFM: 200, 401 without a live token, 403 for somebody whom WFM does not know. */
export function answerUserinfo(
  simulation: Simulation,
  authorization: string | undefined,
): JsonReply | HtmlReply {
  const mishap = simulation.mishaps.current.userinfo;
  if (mishap === 'html') return { status: 200, html: loginPage };
  const bearer = checkBearer(simulation, authorization);
  if ('refused' in bearer) return unauthorized(bearer.refused, userinfoPath);
  if (mishap === 'unauthorized') return unauthorized('invalid', userinfoPath);
  const person = findPersonByLogin(simulation.world.now, bearer.login);
  if (mishap === 'forbidden' || person === undefined) {
    return { status: 403, body: gwsFailure(604, 'User is not provisioned in WFM', userinfoPath) };
  }
  return {
    status: 200,
    body: {
      status: { code: 0 },
      data: {
        userId: person.id,
        userName: person.login,
        userType: person.kind,
        firstName: person.firstName,
        lastName: person.lastName,
        email: person.email,
        timeZone: person.timeZone,
      },
    },
  };
}

/** What WFM Web shows to who is not logged in. */
export const loginPage = `<!DOCTYPE html>
<html><head><title>Workforce Management - Log In</title></head>
<body><form action="/wfm/Login.jsp" method="post">
<input name="username"><input name="password" type="password"><button>Log In</button>
</form></body></html>
`;
