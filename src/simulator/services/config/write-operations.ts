import type { OperationTable } from '../operation.ts';
import { validationHolder } from '../validation-holder.ts';
import { readSecurityRole, readUser } from './access.ts';
import { readExceptionType, readTimeOffType } from './policies.ts';

/** Writes. A change that is refused is no fault: the holder says so. `force` has no effect, as nothing warns. */
export const writeOperations: OperationTable = {
  InsertUser: (args, simulation) =>
    validationHolder(simulation.world.insertUser(readUser(args.part('user')))),

  UpdateUser: (args, simulation) =>
    validationHolder(simulation.world.updateUser(readUser(args.part('user')), args.flag('checkTimestamp'))),

  InsertSecurityRole: (args, simulation) =>
    validationHolder(simulation.world.insertSecurityRole(readSecurityRole(args.part('securityRole')))),

  UpdateSecurityRole: (args, simulation) =>
    validationHolder(
      simulation.world.updateSecurityRole(
        readSecurityRole(args.part('securityRole')),
        args.flag('checkTimestamp'),
      ),
    ),

  InsertExceptionType: (args, simulation) =>
    validationHolder(simulation.world.insertExceptionType(readExceptionType(args.part('exceptionType')))),

  InsertTimeOffType: (args, simulation) =>
    validationHolder(simulation.world.insertTimeOffType(readTimeOffType(args.part('timeOffType')))),

  DeleteCfgObject: (args, simulation) => {
    const id = args.int('objectId');
    switch (args.int('objectType')) {
      case simulation.numberOf('ECfgObjectType', 'CFG_USER_OBJECT'):
        return validationHolder(simulation.world.deleteUser(id));
      case simulation.numberOf('ECfgObjectType', 'CFG_SECURITY_ROLE_OBJECT'):
        return validationHolder(simulation.world.deleteSecurityRole(id));
      default:
        return validationHolder({ done: false, refusals: [{ id: 10, message: notDeletable, objectId: id }] });
    }
  },
};

const notDeletable = 'the simulator deletes users and security roles only';
