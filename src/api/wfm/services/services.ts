import type { Endpoint } from '../../endpoint.ts';
import { callOperation } from './call-operation.ts';
import { getService } from './get-service.ts';
import { listServices } from './list-services.ts';

/** The services of the WSDLs, and the raw call into any of them. */
export const services: readonly Endpoint[] = [listServices, getService, callOperation];
