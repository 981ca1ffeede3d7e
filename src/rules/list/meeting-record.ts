import type { Meeting } from '../../catalog/types.ts';
import type { Rule } from '../rule.ts';

export const meetingRecord: Rule = {
  code: 'meeting-record',
  title: 'Something is attributed to a meeting that left no record',
  severity: 'error',
  explanation:
    'That a matter stood on an agenda does not show that it was talked about. What is said of a meeting needs that meeting’s own file, which says that it was held and names its minutes, recording or slides. A meeting counts as held when it left one of them.',
  bad: '# catalog/meetings/2023-01-08-acme-call.yaml\nstate: announced\n# catalog/topics/report-abi.yaml\nevents:\n  - { id: 2023-01-08-agreed, kind: agreed, meeting: 2023-01-08-acme-call, … }',
  good: '# catalog/meetings/2023-01-08-acme-call.yaml\nstate: held\nrecord: { minutes: [{ lore: 5@example.org, subject: Minutes }] }',
  *run(context) {
    for (const { file, data } of context.sound('meeting')) {
      if (data.state === 'held' && data.record === undefined) {
        const hint = 'add its minutes, recording or slides under "record", or call it announced';
        yield { file, path: ['state'], message: 'nothing shows that the meeting was held', hint };
      }
    }
    const weak = (id: string | undefined): string | undefined => {
      const meeting: Meeting | undefined = id === undefined ? undefined : context.find('meeting', id);
      return meeting === undefined || meeting.state === 'held' ? undefined : meeting.state;
    };
    const finding = (state: string) => ({
      message: `the meeting is ${state}, not held`,
      hint: 'its file must name its minutes, recording or slides first',
    });
    for (const { file, data } of context.sound('topic')) {
      for (const [index, { meeting }] of data.events.entries()) {
        const state = weak(meeting);
        if (state) yield { file, path: ['events', String(index), 'meeting'], ...finding(state) };
      }
    }
    for (const { file, data } of context.sound('decision')) {
      const state = weak(data.meeting);
      if (state) yield { file, path: ['meeting'], ...finding(state) };
    }
  },
};
