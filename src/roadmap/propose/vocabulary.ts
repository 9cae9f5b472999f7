/** Turns words into a pattern for whole words. Scripts without spaces between words go into `inside`. */
export function wholeWords(words: string, inside = ''): RegExp {
  const whole = words
    .trim()
    .split(/\s*\n\s*/)
    .join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${whole})(?![\\p{L}\\p{N}])${inside === '' ? '' : `|${inside}`}`, 'iu');
}

/** Titles of what is planned. */
export const PLANS = wholeWords(
  `road ?maps?|to-?do(?:s| list| items)?|planned|plans?|upcoming|next(?: steps?| up)?|future|backlog|now|soon|later|someday|ideas?|wish ?list|wants?
   features?|improvements?|enhancements?|extensions?|directions?|work items?|tasks?|open (?:items|issues|tasks|points)|priorit(?:y|ies)|milestones?|phases?|stages?|sprints?|iterations?
   (?:short|near|mid|medium|long)[- ]?term|in[- ]progress|in[- ]flight|active|ongoing|current(?: focus| work)?|focus(?: areas?)?|themes?|initiatives?|objectives?|potential|possible|nice to have|bonus
   geplant|nächste|zukunft|ideen|aufgaben|offen|später|verbesserungen|prochaines?|à faire|à venir|futur|idées|améliorations|fonctionnalités|évolutions
   pr[óo]xim[oa]s?|futur[oa]s?|ideias?|ideas|melhorias|mejoras|planejad[oa]s?|planificad[oa]s?|pendientes?|por hacer|a fazer|funcionalidades
   планы?|планируется|будущее|задачи|идеи|улучшения|сделать|в работе`,
  '规划|计划|待办|未来|下一|路线图|阶段|功能|改进|优化|新增|任务|重点|予定|今後|将来|計画|機能|重点|次の|近い将来|계획|예정|향후|다음|기능|개선|خارطة|المرحلة|الخطوة|مستقبل|تكليف|מפת|תכנון|משימות|הבא',
);

/** Titles of bugs. */
export const BUGS = wholeWords(
  'bugs?|bug ?fix(?:es)?|fixes|known (?:issues|bugs|problems)|issues|problems|defects|fehler|bogues?|errores|erros|ошибки',
  '缺陷|问题|不具合|バグ|버그',
);

/** Titles of a release, a date or a period. */
export const VERSION =
  /(?<![\p{L}\p{N}])(?:v(?:ersion|er\.?)?\.? ?\d+(?:\.[\dx]+)*|\d+\.[\dx]+(?:\.[\dx]+)?|release|milestone \d|q[1-4]|h[12] 20\d\d|20[1-3]\d|phase \w+|stage \w+|sprint \d+|(?:spring|summer|autumn|fall|winter))(?![\p{L}\p{N}])|第.{1,3}[阶段期]|阶段[一二三四五]|版本/iu;

/** Titles of what explains, counts or accompanies items. */
export const EXPLAINS = wholeWords(
  `non-?goals?|goals?|contribut\\w*|legends?|introduction|intro|overview|about|vision|mission|north star|principles?|guard ?rails?|background|context|summary|change ?log|history|acceptance.*|criteria|success.*
   metrics?|risks?|references?|resources?|links?|related.*|see also|contents|toc|table of contents|notes?|schedules?|scheduling|time ?lines?|philosophy|motivation|licen[cs]e|credits?|thanks|acknowledge?ments?|process|procedures?|purposes?|practices?
   strateg(?:y|ic)|assumptions?|dependenc(?:y|ies)|constraints?|audience|definitions?|terminology|maturity|audit|recap|feedback|involved|participat\\w*|glossary|faq|disclaimers?|versioning|out of scope|not included|included|scope|checklists?|matrix|decisions?|reviews?|analysis|findings|estimates?|effort|comparison|progress tracking|version progress|tracking|statistics?|stats|semantics|baseline|status|current (?:state|situation|status|snapshot)|snapshot|rationale|benefits?|examples?|reporting|workflows?|how .*|why .*|what .*|where .*|who .*|using .*|key|deprecated.*|meeting.*|minutes|maintainers|owners|team|support|community|exit criteria|trigger|evidence|tech(?:nology)? stack|architecture overview|infrastructure needed|feasibility
   ziele|mitmachen|hinweise|überblick|vision|legende|mitwirken|objectifs?|métriques|contribuer|contribution|légende|remarques|objetivos?|metas|métricas|contribuir|leyenda|notas|visão|como .*|цели|участие|метрики|примечания|легенда|обзор`,
  '原则|目标|愿景|指标|贡献|参与|参考|说明|简介|概述|范围|定义|术语|对比|成熟度|变更日志|版本规划|进度|现状|风险|附录|目的|方針|前提|現状|現在の状態|やらないこと|使い方|参加|変更履歴|用語|意味|含义|원칙|목표|의미|변경 이력|비대상|الأهداف|المراجع|الإحصائيات|التقدم|מטרות',
);

/** Headings inside an item, which name its parts. */
export const PARTS = wholeWords(
  `problems?|objectives?|goals?|benefits?|target(?: state)?|acceptance.*|scope|in scope|out of scope|examples?|notes?|pattern|functionality|approach|solution|impact|status|rationale|details?|description|requirements?|current behaviou?r|expected.*|dependencies|implementation notes|exit criteria|criteria|risks?|effort|open questions|files|background|context|motivação|escopo|critérios.*|motivation|ziel|nutzen|проблема|решение`,
  '痛点|范围|验收|依赖|目标|实现|背景|方案|الهدف|التنفيذ|القيمة',
);

/** Labels of what describes an item: `**Goal:** …`. */
export const FIELDS = wholeWords(
  `goals?|status|state|priority|effort|owners?|assignees?|descriptions?|problems?|root cause|fix(?:es)?|impact|files?(?: modified)?|why|what|how|acceptance.*|tests?|milestones?|labels?|(?:in |out of )?scope|pain|depends on|dependenc(?:y|ies)|trigger(?: conditions?)?|notes?|reference|requirements?|benefits?|rationale|due|due date|target|version|estimate|estimated.*|timeline|eta|solution|approach|risks?|value|implementation|verify|example|pattern|context|background|proposed.*|contributors?|project board|type|component|area|motivation|focus
   ziel|aufwand|priorität|objectif|priorité|estado|prioridad|objetivo|motivação|escopo.*|critérios.*|цель|приоритет|статус`,
  '目标|痛点|范围内|范围外|验收|依赖|优先级|状态|核心焦点|الهدف|التنفيذ|القيمة|目的|優先度',
);

/** Verbs that begin a task. */
export const VERBS =
  /^(?:[\p{P}\p{S}\s\d]*)(?:add|allow|apply|automate|audit|avoid|build|bring|bump|change|check|clean|clear|close|collect|complete|config|configure|confirm|consider|continue|convert|create|debug|decide|decouple|define|delete|deploy|deprecate|design|detect|develop|disable|display|document|drop|enable|enforce|enhance|ensure|evaluate|expand|explore|export|expose|extend|extract|figure|find|finish|fix|generate|graduate|handle|have|implement|import|improve|include|increase|integrate|introduce|investigate|keep|limit|link|load|make|mark|merge|migrate|modify|monitor|move|normalize|offer|optimi[sz]e|output|parse|perform|play|port|prepare|prevent|print|profile|promote|provide|publish|push|put|read|rebuild|reduce|refactor|release|remove|rename|render|reorganize|replace|report|research|resolve|restore|review|revisit|rework|rewrite|run|save|secure|send|separate|set(?: ?up)?|show|simplify|solve|sort|speed|split|stabili[sz]e|standardi[sz]e|start|stop|store|strip|submit|support|switch|sync|synchronize|test|tidy|track|transition|translate|try|tune|turn|unify|update|upgrade|use|validate|verify|visualize|wire|write|hinzufügen|implementieren|unterstützen|ajouter|améliorer|créer|optimi[sz]er|adicionar|criar|melhorar|implementar|permitir|agregar|añadir|crear|mejorar|добавить|сделать|исправить|реализовать|улучшить|添加|新增|支持|实现|优化|完善|改进|增加|修复|إضافة|تحسين)(?!\p{Ll}|\s*[:：])/iu;

/** Beginnings of what has happened. */
export const PAST =
  /^(?:[\p{P}\p{S}\s\d]*)(?:\p{L}{3,}(?:ated|ized|ised|ored|ured|oved|ched|shed|nned|pped|tted|dded|rted|nted|cted|sted|ined|ided|yzed|osed|uced|aced|ished|ified|eted|ixed|idated|igned)|added|fixed|built|made|wrote|removed|converted|moved|merged|shipped|released|introduced|integrated|implemented|hinzugefügt|behoben|ajouté|corrigé|добавлено|исправлено)(?![\p{Ll}])/iu;

/** Words for somebody who learns. */
export const LEARNING = wholeWords(
  'learn(?:ing)?|course|curriculum|tutorials?|beginners?|syllabus|lessons?|week \\d+|day \\d+|study|exercises?|prerequisites?|interview|certification|basics of|introduction to|lernen|kurs|apprendre|aprender|(?<!e[nm] )curso|aprendizado|уроки?|обучение',
  '学习|教程|入门|课程|学習|入門|공부|학습|تعلم',
);

/** Words for a process: how people work or take part. */
export const PROCESS = wholeWords(
  `you|your|please|must|should|shall|contribut\\w*|pull requests?|open an? issue|submit|discuss\\w*|feedback|mailing list|slack|discord|maintainers?|community|sie|bitte|vous|veuillez|por favor|ustedes|вы|пожалуйста`,
  '请|欢迎|提交|ください',
);

/** What a state says that is not finished. */
export const OPEN_STATE = wholeWords(
  'planned|todo|to do|pending|in[- ]progress|wip|not started|proposed|blocked|ongoing|partial|tentative|idea|geplant|offen|prévu|en cours|pendiente|em andamento|planejado|в работе|запланировано',
  '待实现|进行中|待规划|计划中|未着手|予定|⏳|🚧|🔜|📋|🔮|🔄|💡|⬜|🟡|🔲|☐',
);

/** What says that the file's items are elsewhere. */
export const ELSEWHERE = wholeWords(
  'project boards?|github (?:projects?|milestones?|issues)|can be found|moved to|no longer maintained|tracked (?:in|on|via|at)|has moved|superseded by',
);

/**
 * Whether a title is one of these words: a short title contains one, and a longer one begins with it. In “Goal: faster start” the
 * word only labels the title.
 */
export function isTitle(title: string, words: RegExp): boolean {
  const text = title.replace(/^(?:[\p{P}\p{S}\p{M}\s]|\d+(?:\.\d+)*[.):]?\s)+/u, '').slice(0, 120);
  const found = words.exec(text);
  if (found === null || /^\s*[:：]\s*\S/u.test(text.slice(found.index + found[0].length))) return false;
  const spaced = text.trim().split(/\s+/).length;
  return (spaced <= 3 && text.length <= 30) || found.index === 0;
}
