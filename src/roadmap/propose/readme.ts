import type { OutlineNode } from './outline.ts';
import { isTitle, wholeWords } from './vocabulary.ts';

/** Titles of the sections that a README has for people who use the project. */
const FOR_USERS = wholeWords(
  `install(?:ation|ing)?|usage|getting started|quick ?start|licen[cs]e|requirements?|prerequisites?|build(?:ing)?(?: from source)?|configuration|documentation|api(?: reference)?|screenshots?|badges|authors?
   installieren|verwendung|lizenz|licence|utilisation|instalaci[óo]n|instalação|uso|licencia|licença|установка|использование|лицензия`,
  '安装|使用|许可|インストール|使い方|ライセンス|설치|사용법|라이선스',
);

/** Titles of what is planned or broken. “Features” is none, because a README describes with it what is there. */
const PLANNED = wholeWords(
  `road ?maps?|to-?do(?:s| list)?|planned.*|plans?|upcoming.*|future.*|next steps?|what['’]?s next|coming soon|backlog|ideas?|wish ?list|(?:known |open )?(?:bugs|issues|problems)|not yet .*|missing.*|milestones?
   feuille de route|à faire|hoja de ruta|por hacer|próximos pasos|roteiro|a fazer|geplant.*|fahrplan|offene punkte|aufgaben|планы|дорожная карта|что дальше`,
  '路线图|待办|计划|ロードマップ|予定|今後|로드맵|계획',
);

/** A README has at least this many sections for users. */
const LEAST = 2;

/** The sections of a README that are not about plans. Empty for any other file. */
export function besidePlans(nodes: readonly OutlineNode[]): ReadonlySet<OutlineNode> {
  const titled = (words: RegExp) => nodes.filter(({ section }) => section !== null && isTitle(section.heading.title, words));
  const planned = titled(PLANNED).filter(({ section }) => section?.heading.level !== 1);
  if (titled(FOR_USERS).length < LEAST || planned.length === 0) return new Set();
  const inside = new Set<OutlineNode>();
  const enter = (node: OutlineNode): void => {
    if (inside.has(node)) return;
    inside.add(node);
    for (const child of node.children) enter(child);
  };
  for (const node of planned) enter(node);
  return new Set(nodes.filter((node) => !inside.has(node)));
}
