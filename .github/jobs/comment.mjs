// comment.mjs DIRECTORY: posts the text that a run for a pull request left behind as a comment, or replaces the one of an
// earlier run. Whoever proposed the change wrote what is in the directory: it is taken as text, and the pull request that
// it names is asked whether it has the commit that ran. Plain JavaScript, without packages.
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MARK = '<!-- what this change means -->';
const LONGEST = 60_000;

/** A file of the artifact as text. Throws for anything else than a small plain file of UTF-8. */
function textOf(directory, name, most) {
  const file = join(directory, name);
  const stat = lstatSync(file);
  if (!stat.isFile()) throw new Error(`${name} is no plain file`);
  if (stat.size > most) throw new Error(`${name} has ${stat.size} bytes, more than ${most}`);
  return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
}

/**
 * Markdown that calls nobody, shows no picture, holds no HTML, and links to the site alone. The forge looks for names and
 * numbers in what is rendered, so an entity would not hide them: those signs go.
 */
function harmless(text, site) {
  const own = (target, at = 0) => site !== '' && target.startsWith(site, at);
  return (
    text
      // Characters that hide or turn what is read.
      .replaceAll(/[^\P{C}\n\t]/gu, '')
      .replaceAll(/(?<!\w)@(?=\w)/g, '')
      // Numbers of issues would leave a trace on each of them.
      .replaceAll(/#(?=\d)/g, 'number ')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('![', '&#33;[')
      .replaceAll(']:', ']&#58;')
      .replaceAll(/\]\(([^)\s]*)/g, (link, target) => (own(target) ? link : link.replace('(', '&#40;')))
      .replaceAll(/\bhttps?:\/\//gi, (scheme, at, whole) => (own(whole, at) ? scheme : scheme.replace(':', '&#58;')))
      .replaceAll(/\bwww\./gi, 'www&#46;')
  );
}

/** The site's address with a slash at its end, so that no other host begins with it; '' when there is none. */
const siteOf = (given) => (given ? given.replace(/\/*$/, '/') : '');

async function ask(path, method = 'GET', body = undefined) {
  const answer = await fetch(`${process.env.GITHUB_API_URL}${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${process.env.GITHUB_TOKEN}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}`);
  return answer.json();
}

async function post(directory) {
  const { workflow_run: run } = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8'));
  const extra = readdirSync(directory).filter((name) => !['diff.md', 'number'].includes(name));
  if (extra.length > 0) throw new Error(`the artifact holds more than it should: ${extra.length} files`);
  const number = textOf(directory, 'number', 20).trim();
  if (!/^[1-9]\d{0,8}$/.test(number)) throw new Error('the number of the pull request is none');
  const text = harmless(textOf(directory, 'diff.md', LONGEST * 4), siteOf(process.env.SITE)).slice(0, LONGEST);

  const repository = `/repos/${process.env.GITHUB_REPOSITORY}`;
  const pull = await ask(`${repository}/pulls/${number}`);
  if (pull.state !== 'open') return 'The pull request is closed.';
  if (pull.head.sha !== run.head_sha) return 'The pull request has another commit by now, or never had this one.';

  const body = `${MARK}\n## What this change means\n\n${text}`;
  for (let page = 1; ; page += 1) {
    const comments = await ask(`${repository}/issues/${number}/comments?per_page=100&page=${page}`);
    const own = comments.find((one) => one.user?.type === 'Bot' && one.body.startsWith(MARK));
    if (own) {
      await ask(`${repository}/issues/comments/${own.id}`, 'PATCH', { body });
      return 'The comment was replaced.';
    }
    if (comments.length < 100) break;
  }
  await ask(`${repository}/issues/${number}/comments`, 'POST', { body });
  return 'The comment was posted.';
}

try {
  console.log(await post(process.argv[2] ?? ''));
} catch (error) {
  console.error(`No comment: ${error.message}.`);
  process.exitCode = 1;
}
