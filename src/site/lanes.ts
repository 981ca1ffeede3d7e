import type { FunctionEntry } from '../catalog/types.ts';
import type { Offer } from '../overlap/types.ts';
import { offerLabel } from './cells.ts';
import { cell, columns, findFunction, platformOf } from './model.ts';
import { claimText } from './values.ts';

/** Lanes of a picture: what passes from stage to stage, one lane a platform, equal stages side by side. */
export interface Lane {
  platform: string;
  code: string;
  /** One a stage, in the order of the stages; undefined where the platform has no such stage. */
  steps: (Step | undefined)[];
}

export interface Step {
  /** What stands in the box; further lines below it. */
  lines: string[];
  /** On the arrow that leads on: how it waits, when it gives up. */
  wait?: string;
}

export interface Lanes {
  stages: string[];
  lanes: Lane[];
}

/** Value of an aspect of an offer in words; undefined where it is not known. */
function said(entry: FunctionEntry, offer: Offer | undefined, aspectId: string): string | undefined {
  const aspect = entry.aspects.find((one) => one.id === aspectId);
  const claims = (offer?.aspects.get(aspectId) ?? []).filter((claim) => claim.says !== 'documented');
  if (!aspect || claims.length === 0) return undefined;
  return [...new Set(claims.map((claim) => claimText(aspect, claim)))].join('; ');
}

/** The function that is the host's part in another one. */
const HOST_PART = 'report-host-part';

/** Whether the way of a call of this function can be drawn: it is known how it waits and what the host has to do. */
export const hasPath = (entry: FunctionEntry): boolean =>
  ['waits', 'timeout', 'host-part'].every((id) => entry.aspects.some((aspect) => aspect.id === id));

/** The way of a report: from the program through the driver and the trusted component to the host, and back. */
export function pathOf(entry: FunctionEntry): Lanes {
  const host = findFunction(HOST_PART);
  const lanes = columns().flatMap((platform): Lane[] => {
    const offer = cell(entry.id, platform.id).offers[0];
    if (!offer) return [];
    const part = host && cell(host.id, platform.id).offers[0];
    const hostSays = said(entry, offer, 'host-part');
    const service = host && said(host, part, 'service');
    const limit = said(entry, offer, 'timeout');
    const wait = [said(entry, offer, 'waits'), limit && limit !== 'does not apply' && `gives up after ${limit}`];
    const driver = offer.provider?.name ?? offer.interface.module ?? offer.interface.name;
    const monitor = platform.words?.monitor;
    return [
      {
        platform: platform.id,
        code: platform.code,
        steps: [
          { lines: [`program in the ${platform.words?.guest ?? 'guest'}`] },
          { lines: [offerLabel(offer)] },
          { lines: [driver], wait: wait.filter(Boolean).join('; ') || undefined },
          monitor ? { lines: [monitor] } : undefined,
          (hostSays && hostSays !== 'none') || part
            ? { lines: [part && offerLabel(part), hostSays].filter((line) => line !== undefined) }
            : undefined,
          service ? { lines: [service] } : undefined,
        ],
      },
    ];
  });
  return {
    stages: ['Program', 'Interface', 'Driver', 'Trusted component', 'Host', 'Service'],
    lanes,
  };
}

/** The functions of which a launch consists, in their order. */
const LAUNCH = ['launch-start', 'launch-populate', 'vcpu-bring-up', 'launch-secret-inject', 'launch-finish'];

export const isLaunch = (entry: FunctionEntry): boolean => LAUNCH.includes(entry.id);

/** How each platform launches a guest: the operations of each stage. */
export function launchLanes(): Lanes {
  const stages = LAUNCH.map(findFunction).filter((entry) => entry !== undefined);
  const lanes = columns().flatMap((platform): Lane[] => {
    const steps = stages.map((entry): Step | undefined => {
      const [offer] = cell(entry.id, platform.id).offers;
      if (!offer) return undefined;
      return { lines: [...new Set(offer.operations.slice(0, 3).map((operation) => operation.name))] };
    });
    return steps.filter((step) => step !== undefined).length > 1
      ? [{ platform: platform.id, code: platformOf(platform.id).code, steps }]
      : [];
  });
  return { stages: stages.map((entry) => entry.name), lanes };
}
