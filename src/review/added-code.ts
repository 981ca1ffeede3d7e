import type { AddedName } from './names.ts';
import type { Hunk, NewLine, Patch } from './proposal.ts';

const ATTRIBUTE =
  /\b(CONFIGFS_(?:BIN_)?ATTR|(?:DEVICE|DRIVER|BUS|CLASS|BIN|SENSOR_DEVICE|DEVICE_STRING|DEVICE_BOOL)_ATTR)(?:_(?:ADMIN_)?(?:RO|RW|WO))?\s*\(\s*(\w+)\s*(?:,\s*(\w+))?/;
const PARAMETER =
  /\b(?:module_param(?:_named|_cb|_array|_string|_unsafe|_hw)?|core_param)(?:_unsafe)?\s*\(\s*(\w+)|\b(?:__setup|early_param)\s*\(\s*"([\w.-]+)=?"/;
const TRACEPOINT = /^\s*(?:(TRACE_EVENT)|(DEFINE_EVENT))\w*\s*\(\s*(\w+)(?:\s*,\s*(\w+))?/;
const NODE = /\bdevice_create\w*\s*\([^;]*?"([\w!%-]+)"|\.nodename\s*=\s*"([\w/%-]+)"/;

/** Files of sysfs, configfs, debugfs and securityfs, parameters, tracepoints and device nodes that code registers. */
export function* registered(path: string, hunk: Hunk, fresh: NewLine[], { subject }: Patch): Generator<AddedName> {
  const configfs = /configfs/i.test(`${path} ${hunk.within} ${subject}`);
  for (const [at, line] of fresh.entries()) {
    const common = { path, line: line.number, uapi: false };
    const next = fresh[at + 1];
    // A call that goes on in the next line.
    const text =
      /[(,]\s*$/.test(line.text) && next?.number === line.number + 1 ? `${line.text} ${next.text}` : line.text;
    const attribute = ATTRIBUTE.exec(text);
    if (attribute) {
      const tree = attribute[1]?.startsWith('CONFIGFS') ? 'configfs' : 'sysfs';
      const name = (tree === 'configfs' ? attribute[3] : attribute[2]) ?? '';
      if (name) yield { kind: 'attribute', name, ...common, tree };
      continue;
    }
    const plain = /\b__ATTR(?:_RO|_RW|_WO)?\s*\(\s*(\w+)/.exec(text)?.[1];
    if (plain) yield { kind: 'attribute', name: plain, ...common, tree: configfs ? 'configfs' : 'sysfs' };
    const fs = /\b(debugfs|securityfs)_create_\w+\s*\(\s*"([^"]+)"/.exec(text);
    if (fs)
      yield { kind: 'attribute', name: fs[2] ?? '', ...common, tree: fs[1] === 'debugfs' ? 'debugfs' : 'securityfs' };
    const parameter = PARAMETER.exec(text);
    if (parameter) yield { kind: 'parameter', name: parameter[1] ?? parameter[2] ?? '', ...common };
    const trace = TRACEPOINT.exec(text);
    const event = trace?.[2] ? trace[4] : trace?.[3];
    if (event) yield { kind: 'tracepoint', name: event, ...common };
    const node = NODE.exec(text);
    if (node) yield { kind: 'device', name: node[1] ?? node[2] ?? '', ...common };
  }
  const text = hunk.lines.map((line) => line.text).join('\n');
  const misc = /struct\s+miscdevice\s+\w+\s*=\s*\{[^}]*?\.name\s*=\s*(?:"([^"]+)"|(\w+))/.exec(text);
  if (misc && fresh.some((line) => line.text.includes('miscdevice'))) {
    const line = fresh.find((one) => one.text.includes('miscdevice'))?.number ?? 0;
    yield { kind: 'device', name: misc[1] ?? misc[2] ?? '', path, line, uapi: false };
  }
}
