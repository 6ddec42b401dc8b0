import type { WireObject } from '../../soap/answer-shape.ts';
import type { Outcome } from '../../world/changes.ts';
import type { OperationTable } from '../operation.ts';
import { readSecurityRole, readUser } from './access.ts';

/** Writes. A change that is refused is no fault: the holder says so. `force` has no effect, as nothing warns. */
export const writeOperations: OperationTable = {
  InsertUser: (args, simulation) => holder(simulation.world.insertUser(readUser(args.part('user')))),

  UpdateUser: (args, simulation) =>
    holder(simulation.world.updateUser(readUser(args.part('user')), args.flag('checkTimestamp'))),

  InsertSecurityRole: (args, simulation) =>
    holder(simulation.world.insertSecurityRole(readSecurityRole(args.part('securityRole')))),

  UpdateSecurityRole: (args, simulation) =>
    holder(
      simulation.world.updateSecurityRole(
        readSecurityRole(args.part('securityRole')),
        args.flag('checkTimestamp'),
      ),
    ),

  DeleteCfgObject: (args, simulation) => {
    const id = args.int('objectId');
    switch (args.int('objectType')) {
      case simulation.numberOf('ECfgObjectType', 'CFG_USER_OBJECT'):
        return holder(simulation.world.deleteUser(id));
      case simulation.numberOf('ECfgObjectType', 'CFG_SECURITY_ROLE_OBJECT'):
        return holder(simulation.world.deleteSecurityRole(id));
      default:
        return holder({ done: false, refusals: [{ id: 10, message: notDeletable, objectId: id }] });
    }
  },
};

const notDeletable = 'the simulator deletes users and security roles only';

function holder(outcome: Outcome): WireObject {
  const errors: WireObject[] = outcome.done ? [] : outcome.refusals.map((refusal) => ({ ...refusal }));
  return {
    return: { success: outcome.done, errorArray: errors, objectID: outcome.done ? outcome.objectId : 0 },
  };
}
